package org.fixpoint.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** The plug-in in ten lines of README.md: compiled, made a bundle, and started beside the workbench in a real Felix. */
class ReadmePlugInTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String IMPORTS =
            """
            package com.example.swish;
            import org.fixpoint.api.*;
            import org.fixpoint.api.model.ActivationFunction;
            import org.osgi.service.component.annotations.Component;
            """;

    @TempDir
    private Path folder;

    @Test
    void theReadmesPlugInBecomesAContributionOfTheRunningWorkbench() throws Exception {
        Path home = Path.of(System.getProperty("fixpoint.dist"));
        Path jar = bundle(compiled(readmeCode()));
        try (RunningFramework framework = RunningFramework.start(
                FeatureFile.read(home.resolve("features/headless.json"), home.resolve("repository")))) {
            Bundle plugIn = framework.context().installBundle(jar.toUri().toString());
            plugIn.start();
            assertEquals(Bundle.ACTIVE, plugIn.getState());
            ServiceReference<?>[] services = plugIn.getRegisteredServices();
            assertEquals(1, services.length);
            String[] types = (String[]) services[0].getProperty("objectClass");
            assertEquals(List.of("org.fixpoint.api.Contribution"), Arrays.asList(types));
            Object contribution = framework.context().getService(services[0]);
            assertTrue(String.valueOf(
                            contribution.getClass().getMethod("descriptor").invoke(contribution))
                    .contains("swish-2"));
        }
    }

    private static String readmeCode() throws Exception {
        Path readme = Path.of(System.getProperty("fixpoint.root"), "README.md");
        Matcher matcher = JAVA.matcher(Files.readString(readme, StandardCharsets.UTF_8));
        assertTrue(matcher.find(), "README.md has no Java block");
        return matcher.group(1);
    }

    private Path compiled(String code) throws Exception {
        Path source = folder.resolve("src/com/example/swish/Swish2.java");
        Path classes = folder.resolve("classes");
        Files.createDirectories(source.getParent());
        Files.createDirectories(classes);
        Files.writeString(source, IMPORTS + code, StandardCharsets.UTF_8);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(d -> {}, java.util.Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean done = compiler.getTask(
                            messages,
                            files,
                            d -> messages.append(d.toString()).append('\n'),
                            List.of(
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "--release",
                                    "17"),
                            List.of(),
                            files.getJavaFileObjects(source))
                    .call();
            assertTrue(done, messages.toString());
        }
        return classes;
    }

    private Path bundle(Path classes) throws Exception {
        Path target = folder.resolve("swish.jar");
        try (Builder builder = new Builder()) {
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                if (!entry.isEmpty() && Files.exists(Path.of(entry))) {
                    builder.addClasspath(new File(entry));
                }
            }
            builder.setProperty("Bundle-SymbolicName", "com.example.swish");
            builder.setProperty("Bundle-Version", "1.0.0");
            builder.setProperty("-noimportjava", "true");
            builder.setJar(classes.toFile());
            builder.setProperty("Private-Package", "com.example.swish");
            builder.addClasspath(classes.toFile());
            Jar jar = builder.build();
            assertEquals(List.of(), builder.getErrors());
            jar.write(target.toFile());
        }
        return target;
    }
}
