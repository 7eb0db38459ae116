package org.fixpoint.memories.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.memories.PatternModel;

/**
 * Which faces are looked at: those of a list, all of some sizes, or as many of each size at random.
 *
 * @param listed the faces given, members from 0 on; empty if they are chosen by size
 * @param places where each of them begins in the text
 * @param all whether all of the sizes
 * @param sizes numbers of vertices
 * @param count how many of each size, if not all
 */
record FaceChoice(List<Face> listed, List<Integer> places, boolean all, int[] sizes, int count) {
    static final Parameter.Text FACES = Parameter.text(
                    "faces",
                    "sampled, all (of the sizes), or the faces by the numbers of their patterns: 1-2; 1-3-9 is the pair of patterns 1 and 2 and"
                            + " the triple of 1, 3 and 9")
            .byDefault("sampled");
    static final Parameter.Reals SIZES = Parameter.reals(
                    "sizes", "numbers of vertices of the faces, if they are not listed", 1, 20)
            .in(Range.closed(1, 1000))
            .byDefault(2, 3);
    static final Parameter.Whole COUNT = Parameter.whole(
                    "count", "faces of each size, if they are sampled; all where there are fewer", 1, 100_000)
            .byDefault(40);

    private static final int MOST = 100_000;

    /**
     * Reads the parameters.
     *
     * @throws Refusal if the text is no list of faces or a size is not whole
     */
    static FaceChoice of(Values checked) {
        String text = checked.get(FACES).strip();
        int[] sizes = Arrays.stream(checked.get(SIZES))
                .mapToInt(FaceChoice::whole)
                .distinct()
                .toArray();
        boolean bySize = text.equals("sampled") || text.equals("all");
        List<Face> listed = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        if (!bySize) {
            list(checked.get(FACES), listed, places);
        }
        return new FaceChoice(listed, places, text.equals("all"), sizes, checked.get(COUNT));
    }

    private static int whole(double size) {
        if (size != Math.rint(size)) {
            throw new Refusal("a face has " + size + " vertices; give whole numbers", SIZES.name(), 0);
        }
        return (int) size;
    }

    private static void list(String text, List<Face> faces, List<Integer> places) {
        int at = 0;
        for (String part : text.split(";", -1)) {
            faces.add(face(part, at));
            places.add(at + part.length() - part.stripLeading().length());
            at += part.length() + 1;
        }
    }

    private static Face face(String part, int at) {
        if (!part.strip().matches("[1-9][0-9]{0,5}(\\s*-\\s*[1-9][0-9]{0,5})*")) {
            throw new Refusal(
                    "\"" + part.strip()
                            + "\" is no face; give sampled, all, or numbers of patterns from 1 on as in 1-2; 1-2-4",
                    FACES.name(),
                    at);
        }
        int[] members = Arrays.stream(part.strip().split("\\s*-\\s*", -1))
                .mapToInt(number -> Integer.parseInt(number) - 1)
                .sorted()
                .toArray();
        if (Arrays.stream(members).distinct().count() < members.length) {
            throw new Refusal("the face " + part.strip() + " names a pattern twice; name it once", FACES.name(), at);
        }
        return new Face(members);
    }

    /**
     * Refuses a model that has not the faces, as far as the number of its patterns is known before they are drawn.
     *
     * @throws Refusal with the parameter at fault
     */
    void suits(Architecture model) {
        if (model instanceof PatternModel memory) {
            memory.patterns().size().ifPresent(this::requireFits);
        }
    }

    private void requireFits(int patterns) {
        for (int k = 0; k < listed.size(); k++) {
            requireInside(listed.get(k), places.get(k), patterns);
        }
        for (int size : listed.isEmpty() ? sizes : new int[0]) {
            if (size > patterns) {
                throw new Refusal(
                        "a face of " + size + " vertices needs as many patterns, and there are " + patterns
                                + "; give smaller sizes",
                        SIZES.name(),
                        0);
            }
            if (all && Combinations.count(patterns, size) > MOST) {
                throw new Refusal(
                        "of " + patterns + " patterns there are more than " + MOST + " faces of " + size
                                + " vertices; give faces: sampled with a count",
                        FACES.name(),
                        0);
            }
        }
    }

    /**
     * The faces of a memory of so many patterns, by size, each size in lexicographic order or as drawn.
     *
     * @throws Refusal if a face has more or other patterns than there are, or there are too many
     */
    List<Face> of(int patterns, RunContext run) {
        requireFits(patterns);
        if (!listed.isEmpty()) {
            return listed;
        }
        List<Face> faces = new ArrayList<>();
        for (int size : sizes) {
            faces.addAll(
                    all
                            ? Combinations.all(patterns, size)
                            : Combinations.sampled(patterns, size, count, run.random("faces-" + size)));
        }
        return faces;
    }

    private static void requireInside(Face face, int place, int patterns) {
        int last = face.members()[face.size() - 1] + 1;
        if (last > patterns) {
            throw new Refusal(
                    "the face " + face.label() + ", which is " + face.inWords() + ", names pattern " + last
                            + ", and there are " + patterns + "; give numbers from 1 to " + patterns,
                    FACES.name(),
                    place);
        }
    }
}
