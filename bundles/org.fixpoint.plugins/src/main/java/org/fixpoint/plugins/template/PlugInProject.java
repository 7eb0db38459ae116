package org.fixpoint.plugins.template;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A small Maven project that makes one plug-in with one contribution: source, contract test, an experiment to try it with, a guide,
 * and a script that builds it without a network.
 *
 * @param name of the folder and the jar, and of the bundle unless a package is asked for
 * @param kind of the contribution
 * @param packageName of the Java package
 * @param id of the contribution
 * @param home the distribution whose API it is built against
 * @param plugIns the folder into which its jar is to be dropped
 * @param fixpoint the script that starts the workbench
 */
public record PlugInProject(
        PlugInName name, PlugInKind kind, String packageName, String id, Path home, Path plugIns, Path fixpoint) {
    private static final String ROOT = "plugin/";

    /**
     * Writes the project.
     *
     * @param folder made if it is not there
     * @throws org.fixpoint.api.Refusal if something is in the folder already
     */
    public void write(Path folder) throws IOException {
        Map<String, String> words = words();
        String kindRoot = ROOT + kind.word() + "/";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", TemplateText.filled(ROOT + "pom.xml", forXml(words)));
        files.put("build", TemplateText.filled(ROOT + "build", forShell(words)));
        files.put("README.md", TemplateText.filled(ROOT + "README.md", words));
        files.put(".gitignore", TemplateText.filled(ROOT + "gitignore.txt", words));
        files.put("try.yaml", TemplateText.filled(kindRoot + "try.yaml", words));
        files.put(source(type()), TemplateText.filled(kindRoot + "contribution.txt", words));
        if (!kind.companion().isEmpty()) {
            files.put(source(kind.companion()), TemplateText.filled(kindRoot + "extra.txt", words));
        }
        files.put(test(), TemplateText.filled(kindRoot + "test.txt", words));
        NewFolder.write(folder, files);
        NewFolder.makeExecutable(folder.resolve("build"));
    }

    private Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("name", name.text());
        words.put("id", id);
        words.put("package", packageName);
        words.put("bundle", bundle());
        words.put("fixpoint", fixpoint.toString());
        words.put("class", type());
        words.put("article", kind.inWords());
        words.put("summary", kind.summary());
        words.put("home", home.toString());
        words.put("plugins", plugIns.toString());
        words.put(
                "sources",
                "`" + source(type()) + "`"
                        + (kind.companion().isEmpty() ? "" : " and `" + source(kind.companion()) + "`"));
        words.put("tests", test());
        words.put("edit", TemplateText.filled(ROOT + kind.word() + "/edit.md", Map.of()));
        return words;
    }

    /** The symbolic name: with a package of one's own it is told from the plug-ins of others that are called the same. */
    private String bundle() {
        if (packageName.equals(name.defaultPackage())) {
            return name.text();
        }
        return packageName.endsWith("." + name.text()) ? packageName : packageName + "." + name.text();
    }

    private String type() {
        return name.capitalised() + kind.suffix();
    }

    private String source(String type) {
        return "src/main/java/" + packageName.replace('.', '/') + "/" + type + ".java";
    }

    private String test() {
        return "src/test/java/" + packageName.replace('.', '/') + "/" + type() + "Test.java";
    }

    private static Map<String, String> forXml(Map<String, String> words) {
        Map<String, String> escaped = new LinkedHashMap<>(words);
        escaped.replaceAll(
                (place, word) -> word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        return escaped;
    }

    /** For use between single quotes. */
    private static Map<String, String> forShell(Map<String, String> words) {
        Map<String, String> escaped = new LinkedHashMap<>(words);
        escaped.replaceAll((place, word) -> word.replace("'", "'\\''"));
        return escaped;
    }
}
