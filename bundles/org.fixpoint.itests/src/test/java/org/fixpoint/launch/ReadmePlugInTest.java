package org.fixpoint.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixpoint.itests.SampleJars;
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
        Path jar = SampleJars.named("com.example.swish")
                .source(IMPORTS + readmeCode())
                .write(folder.resolve("swish.jar"));
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
            assertIsFiniteFarOut(contribution);
        }
    }

    /** As the contract of activations asks, which the README names. */
    private static void assertIsFiniteFarOut(Object contribution) throws ReflectiveOperationException {
        ClassLoader loader = contribution.getClass().getClassLoader();
        Method create = contribution.getClass().getMethod("create", loader.loadClass("org.fixpoint.api.Values"));
        Object activation = create.invoke(contribution, new Object[1]);
        Class<?> type = loader.loadClass("org.fixpoint.api.model.ActivationFunction");
        for (String method : List.of("value", "derivative")) {
            for (double x : new double[] {-1e308, -800, 800, 1e308}) {
                Object y = type.getMethod(method, double.class).invoke(activation, x);
                assertTrue(Double.isFinite((double) y), method + "(" + x + ") is " + y);
            }
        }
    }

    private static String readmeCode() throws Exception {
        Path readme = Path.of(System.getProperty("fixpoint.root"), "README.md");
        Matcher matcher = JAVA.matcher(Files.readString(readme, StandardCharsets.UTF_8));
        assertTrue(matcher.find(), "README.md has no Java block");
        return matcher.group(1);
    }
}
