package org.fixpoint.engine.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 with the core schema into a tree, from the parser's events: these come without recursion, so that depth and
 * expanded size are checked before anything can overflow.
 */
public final class YamlReader {
    /** The depth of lists and mappings above which a file is refused. */
    public static final int DEPTH = 64;

    /** The number of values, aliases expanded, above which a file is refused. */
    public static final int SIZE = 100_000;

    private static final String CORE = "tag:yaml.org,2002:";

    private final String source;
    private final List<String> lines;
    private final Iterator<Event> events;
    private final ScalarResolver resolver = new CoreSchema().getScalarResolver();
    private final Map<Anchor, Node> anchors = new HashMap<>();
    private final Set<Anchor> open = new HashSet<>();
    private final IdentityHashMap<Node, Extent> extents = new IdentityHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private record Extent(long size, int depth) {}

    private YamlReader(String text, String source, Iterator<Event> events) {
        this.source = source;
        this.lines = Written.lines(text);
        this.events = events;
    }

    /**
     * Reads one document. Never throws.
     *
     * @param source the name of the file or option, for messages
     */
    public static Document read(String text, String source) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setSchema(new CoreSchema())
                    .setCodePointLimit(YamlFile.LIMIT)
                    .setLabel(source)
                    .build();
            Iterator<Event> events = new Parse(settings).parseString(text).iterator();
            return new YamlReader(text, source, events).document();
        } catch (Malformed malformed) {
            return new Document(Optional.empty(), List.of(malformed.fault));
        } catch (RuntimeException fault) { // the parser lets IllegalArgumentException and others escape
            return new Document(Optional.empty(), List.of(SyntaxFault.of(fault, text, source)));
        }
    }

    /** A fault after which reading cannot go on. */
    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Fault fault;

        Malformed(Mark mark, String message, String hint) {
            super(message);
            this.fault = Fault.at(mark, "", message, hint);
        }
    }

    private Document document() {
        Event event = next();
        while (event.getEventId() == Event.ID.StreamStart || event.getEventId() == Event.ID.DocumentStart) {
            event = next();
        }
        if (event.getEventId() == Event.ID.StreamEnd) {
            return new Document(Optional.empty(), faults);
        }
        Node root = node(event, "", 0);
        next();
        Event after = next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw new Malformed(mark(after), "a second document begins here", "keep one experiment in a file");
        }
        return new Document(Optional.of(root), faults);
    }

    private Event next() {
        Event event = events.next();
        return event.getEventId() == Event.ID.Comment ? next() : event;
    }

    private Mark mark(Event event) {
        return event.getStartMark()
                .map(m -> new Mark(source, m.getLine() + 1, m.getColumn() + 1))
                .orElse(Mark.startOf(source));
    }

    private Node node(Event event, String path, int depth) {
        if (depth > DEPTH) {
            throw new Malformed(mark(event), "is nested deeper than " + DEPTH + " levels", "flatten the file");
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias, depth);
        }
        Optional<Anchor> anchor = event instanceof NodeEvent n ? n.getAnchor() : Optional.empty();
        anchor.ifPresent(open::add);
        Node node = event instanceof ScalarEvent scalar
                ? scalar(scalar, path)
                : event.getEventId() == Event.ID.SequenceStart
                        ? sequence((CollectionStartEvent) event, path, depth)
                        : mapping((CollectionStartEvent) event, path, depth);
        anchor.ifPresent(a -> {
            open.remove(a);
            anchors.put(a, node);
        });
        return node;
    }

    private Node aliased(AliasEvent alias, int depth) {
        String name = "*" + alias.getAlias().getValue();
        if (open.contains(alias.getAlias())) {
            throw new Malformed(
                    mark(alias), "the alias " + name + " refers to what contains it", "write the value out");
        }
        Node node = Optional.ofNullable(anchors.get(alias.getAlias()))
                .orElseThrow(() -> new Malformed(
                        mark(alias),
                        "the alias " + name + " has no anchor before it",
                        "write &" + alias.getAlias().getValue() + " at the value that it repeats"));
        if (depth + extent(node).depth > DEPTH) {
            throw new Malformed(
                    mark(alias), "the alias " + name + " nests deeper than " + DEPTH + " levels", "flatten the file");
        }
        return node;
    }

    private Extent extent(Node node) {
        return extents.getOrDefault(node, new Extent(1, 0));
    }

    private Extent checked(Extent extent, Mark mark) {
        if (extent.size > SIZE) {
            throw new Malformed(
                    mark, "expands to more than " + SIZE + " values", "use fewer aliases, or a sweep from … to …");
        }
        return extent;
    }

    private Node sequence(CollectionStartEvent start, String path, int depth) {
        untagged(start, path);
        List<Node> items = new ArrayList<>();
        long size = 1;
        int below = 0;
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            Node item = node(event, joined(path, Integer.toString(items.size())), depth + 1);
            items.add(item);
            size = checked(new Extent(size + extent(item).size, 0), mark(event)).size;
            below = Math.max(below, extent(item).depth);
        }
        Node node = new Node.Sequence(items, mark(start));
        extents.put(node, new Extent(size, below + 1));
        return node;
    }

    private Node mapping(CollectionStartEvent start, String path, int depth) {
        untagged(start, path);
        Map<String, Node.Member> members = new LinkedHashMap<>();
        long size = 1;
        int below = 0;
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            String key = key(node(event, path, depth + 1), path);
            Mark keyMark = mark(event);
            Event valueEvent = next();
            Node value = node(valueEvent, joined(path, key), depth + 1);
            size = checked(new Extent(size + 1 + extent(value).size, 0), mark(valueEvent)).size;
            below = Math.max(below, extent(value).depth);
            if (members.containsKey(key)) {
                faults.add(Fault.at(
                        keyMark,
                        joined(path, key),
                        "is given twice, first in line "
                                + members.get(key).keyMark().line(),
                        "keep one of the two"));
            } else if (key.equals("<<")) {
                faults.add(Fault.at(keyMark, path, "merge keys (<<) are not read", "write the keys out"));
            } else {
                members.put(key, new Node.Member(keyMark, value));
            }
        }
        Node node = new Node.Mapping(members, mark(start));
        extents.put(node, new Extent(size, below + 1));
        return node;
    }

    private String key(Node key, String path) {
        if (key instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        faults.add(Fault.at(key.mark(), path, "has " + key.inWords() + " as a key", "a key is a word"));
        return key.inWords();
    }

    private static String joined(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private void untagged(CollectionStartEvent start, String path) {
        if (!start.isImplicit()) {
            faults.add(tagged(mark(start), path, start.getTag().orElse("!")));
        }
    }

    private static Fault tagged(Mark mark, String path, String tag) {
        String written = tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
        return Fault.at(mark, path, "has the tag " + written + ", and tags are not read", "leave the tag out");
    }

    private Node scalar(ScalarEvent event, String path) {
        Mark mark = mark(event);
        String text = event.getValue();
        Optional<String> tag = event.getTag().filter(t -> !t.equals("!"));
        if (tag.isPresent() && !tag.get().equals(CORE + "str")) {
            faults.add(tagged(mark, path, tag.get()));
        }
        if (!event.isPlain() || event.getTag().isPresent()) {
            return new Node.Scalar(Node.Form.TEXT, text, mark, written(mark));
        }
        Tag resolved = resolver.resolve(text, true);
        Node.Form form = resolved.equals(Tag.INT)
                ? Node.Form.WHOLE
                : resolved.equals(Tag.FLOAT)
                        ? Node.Form.REAL
                        : resolved.equals(Tag.BOOL)
                                ? Node.Form.FLAG
                                : resolved.equals(Tag.NULL) ? Node.Form.NOTHING : Node.Form.TEXT;
        return new Node.Scalar(form, text, mark, written(mark));
    }

    private Optional<Written> written(Mark mark) {
        return mark.line() <= lines.size()
                ? Optional.of(new Written(lines, mark.line() - 1, mark.column() - 1))
                : Optional.empty();
    }
}
