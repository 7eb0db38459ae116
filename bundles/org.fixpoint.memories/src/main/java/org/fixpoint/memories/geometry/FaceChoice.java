package org.fixpoint.memories.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;

/**
 * Which faces are looked at: those of a list, all of some sizes, or as many of each size at random.
 *
 * @param listed the faces given, members from 0 on; empty if they are chosen by size
 * @param all whether all of the sizes
 * @param sizes numbers of vertices
 * @param count how many of each size, if not all
 */
record FaceChoice(List<Face> listed, boolean all, int[] sizes, int count) {
    static final Parameter.Text FACES = Parameter.text(
                    "faces", "sampled, all (of the sizes), or a list of faces by pattern number such as 1-2; 1-2-4")
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
        return new FaceChoice(
                bySize ? List.of() : listed(checked.get(FACES)), text.equals("all"), sizes, checked.get(COUNT));
    }

    private static int whole(double size) {
        if (size != Math.rint(size)) {
            throw new Refusal("a face has " + size + " vertices; give whole numbers", SIZES.name(), 0);
        }
        return (int) size;
    }

    private static List<Face> listed(String text) {
        List<Face> faces = new ArrayList<>();
        int at = 0;
        for (String part : text.split(";", -1)) {
            faces.add(face(part, at));
            at += part.length() + 1;
        }
        return faces;
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
     * The faces of a memory of so many patterns, by size, each size in lexicographic order or as drawn.
     *
     * @throws Refusal if a face has more or other patterns than there are, or there are too many
     */
    List<Face> of(int patterns, RunContext run) {
        if (!listed.isEmpty()) {
            listed.forEach(face -> requireInside(face, patterns));
            return listed;
        }
        List<Face> faces = new ArrayList<>();
        for (int size : sizes) {
            if (size > patterns) {
                throw new Refusal("a face of " + size + " vertices needs as many patterns, and there are " + patterns
                        + "; give smaller sizes");
            }
            if (all && Combinations.count(patterns, size) > MOST) {
                throw new Refusal("of " + patterns + " patterns there are more than " + MOST + " faces of " + size
                        + " vertices; give faces: sampled with a count");
            }
            faces.addAll(
                    all
                            ? Combinations.all(patterns, size)
                            : Combinations.sampled(patterns, size, count, run.random("faces-" + size)));
        }
        return faces;
    }

    private static void requireInside(Face face, int patterns) {
        int last = face.members()[face.size() - 1] + 1;
        if (last > patterns) {
            throw new Refusal("the face " + face.label() + " names pattern " + last + ", and there are " + patterns
                    + "; give numbers from 1 to " + patterns);
        }
    }
}
