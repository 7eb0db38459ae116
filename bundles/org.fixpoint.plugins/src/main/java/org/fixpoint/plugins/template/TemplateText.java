package org.fixpoint.plugins.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of this bundle with places such as {@code {{name}}} to be filled. */
final class TemplateText {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private TemplateText() {}

    /**
     * The text with every place filled.
     *
     * @throws IllegalArgumentException if a place has no word
     */
    static String filled(String resource, Map<String, String> words) {
        Matcher matcher = PLACE.matcher(read(resource));
        return matcher.replaceAll(place -> Matcher.quoteReplacement(Optional.ofNullable(words.get(place.group(1)))
                .orElseThrow(() -> new IllegalArgumentException(resource + " has a place " + place.group(1)))));
    }

    private static String read(String resource) {
        try (InputStream in = Optional.ofNullable(TemplateText.class.getResourceAsStream(resource))
                .orElseThrow(() -> new IllegalStateException("the bundle lacks " + resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
