package org.fixpoint.memories.inputs;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.osgi.service.component.annotations.Component;

/**
 * Word vectors of a file of the user's in the text format of GloVe: a word and its coordinates a line, separated by blanks.
 *
 * <p>The label of a vector is its word. The file is read line by line, as far as needed, when the object is made. The files
 * themselves are at nlp.stanford.edu/projects/glove, under the Public Domain Dedication and License; none is shipped.
 */
@Component(service = Contribution.class)
public final class WordsInput implements Contribution<InputSource> {
    static final Parameter.DataFile FILE =
            Parameter.file("file", "a word and its coordinates a line, as in glove.6B.50d.txt");
    static final Parameter.Text WORDS = Parameter.text(
                    "words",
                    "the words, separated by blanks; *: the first ones of the file, which are the most frequent")
            .byDefault("*");
    static final Parameter.Whole COUNT = Parameter.whole(
                    "count", "how many words are taken, with words: \"*\"", 1, 1_000_000)
            .byDefault(100);

    @Override
    public Descriptor<InputSource> descriptor() {
        return Descriptor.of(InputSource.class, "words", "Word vectors of a GloVe file")
                .parameters(FILE, WORDS, COUNT)
                .sources("Pennington, Socher and Manning, GloVe: global vectors for word representation, 2014,"
                        + " doi:10.3115/v1/D14-1162");
    }

    @Override
    public InputSource create(Values checked) {
        Path file = checked.get(FILE);
        String words = checked.get(WORDS).strip();
        if (words.equals("*")) {
            return new Source(WordFile.first(file, checked.get(COUNT)));
        }
        Set<String> wanted = new LinkedHashSet<>();
        for (String word : words.split("\\s+", -1)) {
            if (!wanted.add(word)) {
                throw new Refusal("the word \"" + word + "\" is named twice; name it once", WORDS.name(), 0);
            }
        }
        return new Source(WordFile.named(file, List.copyOf(wanted)));
    }

    private record Source(WordFile.Words words) implements InputSource {
        @Override
        public int dimension() {
            return words.dimension();
        }

        @Override
        public Batch draw(RandomGenerator random) {
            return fixed().orElseThrow();
        }

        @Override
        public Optional<Batch> fixed() {
            int count = words.names().size();
            return Optional.of(PatternVectors.batch(words.rows().clone(), count, words.dimension(), words.names()));
        }

        @Override
        public OptionalInt size() {
            return OptionalInt.of(words.names().size());
        }
    }
}
