package org.fixpoint.memories.inputs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Refusal;

/** Reads files of word vectors, line by line, no farther than needed. */
final class WordFile {
    private final String name;
    private int dimension;
    private int line;

    private WordFile(String name) {
        this.name = name;
    }

    /**
     * Words and their vectors.
     *
     * @param rows one a word, row-major
     */
    record Words(List<String> names, double[] rows, int dimension) {}

    /** The first words of a file. */
    static Words first(Path file, int count) {
        WordFile words = new WordFile(String.valueOf(file.getFileName()));
        List<String> names = new ArrayList<>();
        List<double[]> vectors = new ArrayList<>();
        words.read(file, (word, tokens) -> {
            names.add(word);
            vectors.add(words.vector(tokens));
            return names.size() < count;
        });
        if (names.size() < count) {
            throw new Refusal(words.name + " has " + names.size() + " words, too few for count " + count
                    + "; give count up to " + names.size());
        }
        return words.collected(names, vectors);
    }

    /** Those words of a file, in that order. */
    static Words named(Path file, List<String> names) {
        WordFile words = new WordFile(String.valueOf(file.getFileName()));
        Map<String, double[]> found = new HashMap<>();
        words.read(file, (word, tokens) -> {
            if (names.contains(word)) {
                found.putIfAbsent(word, words.vector(tokens));
            }
            return found.size() < names.size();
        });
        List<double[]> vectors = new ArrayList<>();
        for (String word : names) {
            vectors.add(Optional.ofNullable(found.get(word))
                    .orElseThrow(() -> new Refusal(
                            "the word \"" + word + "\" is not in " + words.name
                                    + (isLower(word) ? "" : ", whose words may" + " all be in lower case")
                                    + "; name another word",
                            WordsInput.WORDS.name(),
                            0)));
        }
        return words.collected(names, vectors);
    }

    private static boolean isLower(String word) {
        return word.equals(word.toLowerCase(Locale.ROOT));
    }

    /** Sees the words in order, and says whether it wants more. */
    private interface Reader {
        boolean next(String word, String[] tokens);
    }

    private void read(Path file, Reader reader) {
        if (Files.isDirectory(file)) {
            throw new Refusal(name + " is a folder; give the path of a text file of word vectors");
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            boolean more = true;
            for (String text = lines.readLine(); text != null && more; text = more ? lines.readLine() : null) {
                line++;
                String[] tokens = text.strip().split(" +", -1);
                if (text.isBlank() || (line == 1 && isHeader(tokens))) {
                    continue;
                }
                more = reader.next(word(tokens), tokens);
            }
        } catch (CharacterCodingException e) {
            throw new Refusal(name + " is not text in UTF-8; give a text file of word vectors", e);
        } catch (NoSuchFileException e) {
            throw new Refusal(name + " does not exist; give the path of a readable file", e);
        } catch (IOException e) {
            throw new Refusal(name + " cannot be read; check that it is a file and that you may read it", e);
        }
        if (dimension == 0) {
            throw new Refusal(name + " has no words; give a text file with a word and its coordinates a line");
        }
    }

    /** word2vec writes the number of words and of coordinates first. */
    private static boolean isHeader(String[] tokens) {
        return tokens.length == 2 && tokens[0].matches("\\d+") && tokens[1].matches("\\d+");
    }

    /** What stands before the coordinates; a few words of the largest files have blanks. */
    private String word(String[] tokens) {
        if (dimension == 0) {
            dimension = tokens.length - 1;
            if (dimension == 0) {
                throw new Refusal(
                        place() + " has no coordinates; give a text file with a word and its coordinates a line");
            }
        }
        if (tokens.length <= dimension) {
            throw new Refusal(place() + " has " + (tokens.length - 1) + " coordinates, and the first word has "
                    + dimension + "; the file may be cut off: fetch it again");
        }
        return String.join(" ", List.of(tokens).subList(0, tokens.length - dimension));
    }

    private double[] vector(String[] tokens) {
        double[] vector = new double[dimension];
        for (int a = 0; a < dimension; a++) {
            vector[a] = number(tokens[tokens.length - dimension + a]);
        }
        return vector;
    }

    private double number(String token) {
        try {
            double x = Double.parseDouble(token);
            if (Double.isFinite(x)) {
                return x;
            }
        } catch (NumberFormatException notANumber) {
            throw new Refusal(
                    place() + " has \"" + token + "\" in place of a number; mend or remove the line", notANumber);
        }
        throw new Refusal(place() + " has \"" + token + "\" in place of a finite number; mend or remove the line");
    }

    private String place() {
        return name + ", line " + line;
    }

    private Words collected(List<String> names, List<double[]> vectors) {
        PatternVectors.requireRoom(names.size(), dimension);
        double[] rows = new double[names.size() * dimension];
        for (int i = 0; i < names.size(); i++) {
            System.arraycopy(vectors.get(i), 0, rows, i * dimension, dimension);
        }
        return new Words(List.copyOf(names), rows, dimension);
    }
}
