package org.fixpoint.plugins.inspect;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One component of Declarative Services, as its XML has it. OSGi Compendium 8, section 112.4.
 *
 * @param place the XML file
 * @param implementation its class
 * @param services the types that it provides
 * @param parameters how many its constructor takes
 */
record DeclaredComponent(String place, String implementation, List<String> services, int parameters) {
    private static final String NAMESPACE = "http://www.osgi.org/xmlns/scr/";
    private static final String BUILD = "build the jar anew with bnd";

    DeclaredComponent {
        services = List.copyOf(services);
    }

    /** All components of an XML file. Nothing outside it is ever read. */
    static List<DeclaredComponent> read(String place, byte[] xml) throws Flawed {
        String shown = Shown.of(place);
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<DeclaredComponent> components = new ArrayList<>();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(xml))
                    .toString();
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            for (int depth = 0; reader.hasNext(); ) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw Flawed.file(shown + " in it has a DOCTYPE, which no component needs", BUILD);
                }
                if (event == XMLStreamConstants.START_ELEMENT && isComponent(reader, depth)) {
                    components.add(component(shown, reader)); // leaves the reader at the component's end
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
        } catch (CharacterCodingException fault) { // found here, since the JDK's reader would print it
            throw Flawed.file(shown + " in it is not UTF-8 text", BUILD);
        } catch (XMLStreamException | RuntimeException fault) { // the JDK's reader lets several kinds escape
            String line = fault instanceof XMLStreamException located && located.getLocation() != null
                    ? " (line " + located.getLocation().getLineNumber() + ")"
                    : "";
            throw Flawed.file(shown + " in it is not well-formed XML" + line, BUILD);
        }
        if (components.isEmpty()) {
            throw Flawed.file(shown + " in it declares no component", BUILD);
        }
        return components;
    }

    private static boolean isComponent(XMLStreamReader reader, int depth) {
        String namespace = Optional.ofNullable(reader.getNamespaceURI()).orElse("");
        return reader.getLocalName().equals("component")
                && (namespace.startsWith(NAMESPACE) || (namespace.isEmpty() && depth == 0));
    }

    private static DeclaredComponent component(String shown, XMLStreamReader reader) throws XMLStreamException, Flawed {
        int parameters = parameters(attribute(reader, "init"));
        String implementation = "";
        List<String> services = new ArrayList<>();
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (reader.getLocalName().equals("implementation")) {
                    implementation = attribute(reader, "class");
                } else if (reader.getLocalName().equals("provide")) {
                    services.add(attribute(reader, "interface"));
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        if (implementation.isEmpty()) {
            throw Flawed.file(shown + " in it has a component without an implementation class", BUILD);
        }
        return new DeclaredComponent(shown, implementation, services, parameters);
    }

    private static int parameters(String init) {
        return init.isEmpty() ? 0 : Integer.parseInt(init);
    }

    private static String attribute(XMLStreamReader reader, String name) {
        return Optional.ofNullable(reader.getAttributeValue(null, name))
                .map(String::strip)
                .orElse("");
    }
}
