package org.fixpoint.plugins.inspect;

import static org.fixpoint.plugins.inspect.SampleJar.CLASS;
import static org.fixpoint.plugins.inspect.SampleJar.XML;
import static org.fixpoint.plugins.inspect.SampleJar.good;
import static org.fixpoint.plugins.inspect.SampleJar.type;
import static org.fixpoint.plugins.inspect.SampleJar.xml;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Components that Declarative Services would leave out without a word. */
class ComponentsTest {
    private static final String CONTRIBUTION = "org.fixpoint.api.Contribution";
    private static final String BUILD = "; build the jar anew with bnd";

    @TempDir
    Path folder;

    @Test
    void aBundleWithoutComponentsOffersNothing() {
        String told =
                "offers nothing: it has no Service-Component header and exports no package; annotate the class with"
                        + " @Component and build with bnd";
        assertEquals(told, library().flaw(folder));
        assertEquals(told, library().header("Service-Component", "").flaw(folder));
        assertEquals(
                told, library().header("Export-Package", "org.example.absent").flaw(folder));
    }

    private static SampleJar library() {
        return good().without("Service-Component")
                .entry(CLASS, type("org/example/swish/Swish", Opcodes.ACC_PUBLIC, "java/lang/Object"));
    }

    @Test
    void aBundleThatOnlyExportsPackagesIsALibrary() {
        Inspection found = library()
                .header("Export-Package", "org.example.swish;version=1.2")
                .inspect(folder);
        assertEquals("no flaw", found.flaw().map(Flaw::sentence).orElse("no flaw"));
        assertEquals(
                List.of("org.example.swish"),
                found.exports().orElseThrow().packages().stream()
                        .map(ExportedPackage::name)
                        .toList());
    }

    @Test
    void aContributionThatWasNotMadeAComponentIsNamed() {
        assertEquals(
                "offers nothing: class org.example.swish.Swish is a Contribution and not declared as a component; annotate"
                        + " it with @Component and build with bnd",
                good().without("Service-Component")
                        .header("Export-Package", "org.example.swish")
                        .flaw(folder));
    }

    @Test
    void aJarThatLendsOutWhatIsFixpointsIsTold() {
        for (String name : List.of("org.fixpoint.api", "org.fixpoint.maths.random", "org.osgi.framework")) {
            assertEquals(
                    "exports package " + name
                            + ", which belongs to Fixpoint, so that other plug-ins would take it from here; take the jar"
                            + " out, or leave the package out of it",
                    good().header("Export-Package", "org.example.swish," + name).flaw(folder));
        }
    }

    @Test
    void anActivatorMayOfferSomethingIfItIsThere() {
        SampleJar jar = good().without("Service-Component").header("Bundle-Activator", "org.example.swish.Swish");
        assertEquals("no flaw", jar.flaw(folder));
        assertEquals(
                "class org.example.swish.Start, its Bundle-Activator, is not in the jar" + BUILD,
                good().without("Service-Component")
                        .header("Bundle-Activator", "org.example.swish.Start")
                        .flaw(folder));
    }

    @Test
    void componentsThatProvideNothingOfferNothing() {
        assertEquals(
                "offers nothing: none of its components provides a service; "
                        + "name it, as in @Component(service = Contribution.class), and build with bnd",
                good().entry(XML, xml("org.example.swish.Swish")).flaw(folder));
    }

    @Test
    void aMissingDescriptionIsNamed() {
        assertEquals(
                "its Service-Component header names " + XML + ", which is not in the jar" + BUILD,
                good().remove(XML).flaw(folder));
        assertEquals(
                "its Service-Component header names OSGI-INF/*.xml, which is not in the jar" + BUILD,
                good().remove(XML).header("Service-Component", "OSGI-INF/*.xml").flaw(folder));
    }

    @Test
    void starsInTheHeaderStandForFilesOfOneFolder() {
        Inspection found = good().header("Service-Component", "/OSGI-INF/org.*.Sw*.xml")
                .entry("OSGI-INF/inner/org.example.Swish.xml", "not looked at")
                .inspect(folder);
        assertEquals("no flaw", found.flaw().map(Flaw::sentence).orElse("no flaw"));
        assertEquals(List.of("org.example.swish.Swish"), found.components());
    }

    @Test
    void malformedDescriptionsAreNamedWithTheLine() {
        assertEquals(
                XML + " in it is not well-formed XML (line 2)" + BUILD,
                good().entry(XML, "<a>\n<b></a>").flaw(folder));
        assertEquals(
                XML + " in it is not well-formed XML (line 1)" + BUILD,
                good().entry(XML, "").flaw(folder));
        assertEquals(
                XML + " in it is not UTF-8 text" + BUILD,
                good().entry(XML, new byte[] {'<', -1}).flaw(folder));
        assertEquals(
                XML + " in it declares no component" + BUILD,
                good().entry(XML, "<a/>").flaw(folder));
        assertEquals(
                XML + " in it has a component without an implementation class" + BUILD,
                good().entry(XML, "<component name='a'><service><provide interface='b'/></service></component>")
                        .flaw(folder));
    }

    @Test
    void aDescriptionNeverReachesOutOfTheJar() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "org.example.swish.Swish");
        String reaching = "<!DOCTYPE component [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>\n"
                + "<component><implementation class='a'/>&e;</component>";
        assertEquals(
                XML + " in it has a DOCTYPE, which no component needs" + BUILD,
                good().entry(XML, reaching).flaw(folder));
    }

    @Test
    void severalComponentsOfOneFileAreAllFound() {
        String one = "<scr:component><implementation class='org.example.swish.Swish'/></scr:component>";
        String two = one.replace("/></scr", "/><service><provide interface='" + CONTRIBUTION + "'/></service></scr");
        String all = "<components xmlns:scr='http://www.osgi.org/xmlns/scr/v1.5.0'>" + one + two + "</components>";
        Inspection found = good().entry(XML, all).inspect(folder);
        assertTrue(found.flaw().isEmpty(), found::toString);
        assertEquals(2, found.components().size());
    }

    @Test
    void anAbsentImplementationIsNamed() {
        assertEquals(
                "class org.example.swish.Swish, named in " + XML + ", is not in the jar" + BUILD,
                good().remove(CLASS).flaw(folder));
    }

    @Test
    void anImplementationThatCannotBeMadeIsTold() {
        assertEquals(
                "class org.example.swish.Swish is a component and not public; declare it public",
                flawOf(type("org/example/swish/Swish", 0, "java/lang/Object", "org/fixpoint/api/Contribution")));
        assertEquals(
                "class org.example.swish.Swish is a component and abstract; put @Component on a class that can be made",
                flawOf(type(
                        "org/example/swish/Swish",
                        Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT,
                        "java/lang/Object",
                        "org/fixpoint/api/Contribution")));
        assertEquals(
                "class org.example.swish.Swish is a component and has no public constructor without parameters; "
                        + "add one, and make a nested class static",
                flawOf(constructedBy(Opcodes.ACC_PUBLIC, "(I)V")));
        assertEquals(
                "class org.example.swish.Swish is a component and has no public constructor without parameters; "
                        + "add one, and make a nested class static",
                flawOf(constructedBy(0, "()V")));
    }

    @Test
    void aConstructorWithReferencesIsHeldAgainstItsDescription() {
        String injected = xml("org.example.swish.Swish", CONTRIBUTION).replace(" name=", " init=\"2\" name=");
        assertEquals(
                "no flaw",
                good().entry(XML, injected)
                        .entry(CLASS, constructedBy(Opcodes.ACC_PUBLIC, "(Ljava/util/Map;I)V"))
                        .flaw(folder));
        assertEquals(
                "class org.example.swish.Swish has no public constructor with 2 parameters, as " + XML + " says"
                        + BUILD,
                good().entry(XML, injected).flaw(folder));
    }

    @Test
    void aClassThatIsNotWhatItIsOfferedAsIsTold() {
        String told = "class org.example.swish.Swish is offered as " + CONTRIBUTION + " and does not implement it; "
                + "let it implement " + CONTRIBUTION;
        assertEquals(told, flawOf(type("org/example/swish/Swish", Opcodes.ACC_PUBLIC, "java/lang/Object")));
        assertEquals(
                told,
                flawOf(type(
                        "org/example/swish/Swish",
                        Opcodes.ACC_PUBLIC,
                        "java/lang/Object",
                        "java/lang/Runnable",
                        "org/fixpoint/api/model/ActivationFunction")));
    }

    @Test
    void aJarThatBringsTheApiAlongIsTold() {
        byte[] copy = type("org/fixpoint/api/Contribution", Opcodes.ACC_PUBLIC, "java/lang/Object");
        SampleJar jar = good().entry("org/fixpoint/api/Contribution.class", copy);
        assertEquals("no flaw", jar.flaw(folder));
        assertEquals(
                "carries a copy of package org.fixpoint.api and does not import it, so that what it offers is unknown here; "
                        + "leave the API out of the jar, and build it with bnd",
                good().entry("org/fixpoint/api/Contribution.class", copy)
                        .without("Import-Package")
                        .flaw(folder));
    }

    @Test
    void aContributionMayBeInherited() {
        byte[] child = type("org/example/swish/Swish", Opcodes.ACC_PUBLIC, "org/example/swish/Base");
        byte[] base = type(
                "org/example/swish/Base",
                Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT,
                "java/lang/Object",
                "org/fixpoint/api/Contribution");
        assertEquals(
                "no flaw",
                good().entry(CLASS, child)
                        .entry("org/example/swish/Base.class", base)
                        .flaw(folder));
        byte[] stranger = type("org/example/swish/Swish", Opcodes.ACC_PUBLIC, "org/example/math/Base");
        assertEquals(
                "no flaw",
                good().entry(CLASS, stranger)
                        .header("Import-Package", "org.fixpoint.api,org.example.math")
                        .flaw(folder));
    }

    @Test
    void parentsInACircleEndTheSearch() {
        byte[] child = type("org/example/swish/Swish", Opcodes.ACC_PUBLIC, "org/example/swish/Base");
        byte[] base = type("org/example/swish/Base", Opcodes.ACC_PUBLIC, "org/example/swish/Swish");
        assertTrue(good().entry(CLASS, child)
                .entry("org/example/swish/Base.class", base)
                .flaw(folder)
                .contains("does not implement it"));
    }

    @Test
    void aPackageThatIsNeitherThereNorImportedIsTold() {
        byte[] stranger = type(
                "org/example/swish/Swish",
                Opcodes.ACC_PUBLIC,
                "java/lang/Object",
                "org/fixpoint/api/Contribution",
                "org/example/math/Ring");
        assertEquals(
                "class org.example.swish.Swish uses package org.example.math, which its manifest does not import; "
                        + "build it with bnd",
                flawOf(stranger));
        for (String header : List.of("DynamicImport-Package", "Import-Package")) {
            String imports = "org.fixpoint.api,org.example.*".replace("*", header.startsWith("D") ? "*" : "math");
            assertEquals(
                    "no flaw",
                    good().entry(CLASS, stranger).header(header, imports).flaw(folder));
        }
        assertEquals(
                "no flaw",
                good().entry(CLASS, stranger)
                        .header("Require-Bundle", "org.example.algebra")
                        .flaw(folder));
        assertEquals(
                "no flaw",
                flawOf(type(
                        "org/example/swish/Swish",
                        Opcodes.ACC_PUBLIC,
                        "java/lang/Object",
                        "org/fixpoint/api/Contribution",
                        "sun/misc/Delegated")));
    }

    private String flawOf(byte[] swish) {
        return good().entry(CLASS, swish).flaw(folder);
    }

    private static byte[] constructedBy(int access, String descriptor) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String[] contribution = {"org/fixpoint/api/Contribution"};
        writer.visit(
                Opcodes.V17, Opcodes.ACC_PUBLIC, "org/example/swish/Swish", null, "java/lang/Object", contribution);
        SampleJar.constructor(writer, "java/lang/Object", access, descriptor);
        return writer.toByteArray();
    }
}
