package org.fixpoint.plugins.inspect;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.osgi.framework.Constants;

/** Every class that a bundle can load from its own jar, each read through. */
final class BundleClasses {
    private static final String SUFFIX = ".class";
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/([1-9][0-9]{0,3})/(.+)");

    private final Map<String, ClassFacts> classes = new HashMap<>();
    private final Set<String> packages = new HashSet<>();
    private final int java;
    private long innerBytes;
    private int innerEntries;

    private BundleClasses(int java) {
        this.java = java;
    }

    /**
     * Reads the classes along the Bundle-ClassPath, and those of a multi-release jar for the running Java.
     *
     * @param java the feature number of the running Java
     */
    static BundleClasses read(Archive archive, BundleManifest manifest, int java) throws Flawed {
        BundleClasses read = new BundleClasses(java);
        List<String> files = archive.files();
        List<String> folders = new ArrayList<>();
        for (String path : classPath(manifest)) {
            String folder = path.equals(".") || path.equals("/") ? "" : path.endsWith("/") ? path : path + "/";
            if (archive.has(path)) {
                read.readInnerJar(archive, path);
            } else if (folder.isEmpty() || files.stream().anyMatch(file -> file.startsWith(folder))) {
                folders.add(folder);
            } else {
                throw Flawed.file(
                        "its Bundle-ClassPath names " + Shown.of(path) + ", which is not in the jar",
                        "build the jar anew");
            }
        }
        read.readFolders(archive, files, folders);
        if (manifest.header("Multi-Release").map("true"::equalsIgnoreCase).orElse(false)) {
            read.readVersions(archive, files);
        }
        return read;
    }

    /** A class of the jar. */
    Optional<ClassFacts> find(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** The first class by name, not abstract, that names a type as its direct parent. */
    Optional<String> childOf(String type) {
        return classes.values().stream()
                .filter(facts -> facts.parents().contains(type) && !Modifier.isAbstract(facts.access()))
                .map(ClassFacts::name)
                .min(Comparator.naturalOrder());
    }

    /** Whether the jar has a class in a package. */
    boolean hasPackage(String name) {
        return packages.contains(name);
    }

    private static List<String> classPath(BundleManifest manifest) throws Flawed {
        List<Clause> clauses = manifest.clauses(Constants.BUNDLE_CLASSPATH);
        return clauses.isEmpty()
                ? List.of(".")
                : clauses.stream().flatMap(clause -> clause.paths().stream()).toList();
    }

    /** Each class belongs to the innermost folder of the class path in which it lies. */
    private void readFolders(Archive archive, List<String> files, List<String> folders) throws Flawed {
        for (String file : files) {
            Optional<String> folder =
                    folders.stream().filter(file::startsWith).max(Comparator.comparingInt(String::length));
            if (folder.isPresent() && isClass(file.substring(folder.get().length()))) {
                add(archive.read(file), file.substring(folder.get().length()), false);
            }
        }
    }

    private void readVersions(Archive archive, List<String> files) throws Flawed {
        List<Matcher> versioned = files.stream()
                .map(VERSIONED::matcher)
                .filter(matcher -> matcher.matches() && isClass(matcher.group(2)))
                .filter(matcher -> versionOf(matcher) >= 9 && versionOf(matcher) <= java)
                .sorted(Comparator.comparingInt(
                        BundleClasses::versionOf)) // the newest comes last and replaces the others
                .toList();
        for (Matcher matcher : versioned) {
            add(archive.read(matcher.group()), matcher.group(2), true);
        }
    }

    private static int versionOf(Matcher versioned) {
        return Integer.parseInt(versioned.group(1));
    }

    private void readInnerJar(Archive archive, String path) throws Flawed {
        int before = innerEntries;
        try (ZipInputStream inner = new ZipInputStream(archive.stream(path))) {
            for (ZipEntry entry = inner.getNextEntry(); entry != null; entry = inner.getNextEntry()) {
                innerEntries++;
                byte[] begin = inner.readNBytes(isClass(entry.getName()) ? Bounds.DOCUMENT : 0);
                innerBytes += begin.length;
                countRest(inner, path);
                if (isClass(entry.getName())) {
                    add(begin, entry.getName(), false);
                }
            }
        } catch (IOException | IllegalArgumentException fault) { // the latter for names that are not UTF-8
            throw innerDamage(path);
        }
        if (innerEntries == before) {
            throw innerDamage(path);
        }
    }

    private void countRest(ZipInputStream inner, String path) throws IOException, Flawed {
        byte[] buffer = new byte[1 << 13];
        for (int read = 0; read >= 0; read = inner.read(buffer)) {
            innerBytes += read;
            if (innerBytes > Bounds.CONTENT || innerEntries > Bounds.ENTRIES) {
                throw Flawed.file(
                        "its inner jar " + Shown.of(path) + " unpacks to too much",
                        "keep data out of the plug-in and beside the experiment");
            }
        }
    }

    private static Flawed innerDamage(String path) {
        return Flawed.file("its inner jar " + Shown.of(path) + " is damaged", "build the jar anew");
    }

    private static boolean isClass(String file) {
        return file.endsWith(SUFFIX)
                && !file.startsWith("META-INF/")
                && !file.endsWith("module-info" + SUFFIX); // never loaded by a bundle
    }

    private void add(byte[] bytes, String file, boolean replaces) throws Flawed {
        ClassFacts facts = ClassFile.read(bytes, file.substring(0, file.length() - SUFFIX.length()), java);
        if (replaces) {
            classes.put(facts.name(), facts);
        } else {
            classes.putIfAbsent(facts.name(), facts);
        }
        packages.add(ClassFacts.packageOf(facts.name()));
    }
}
