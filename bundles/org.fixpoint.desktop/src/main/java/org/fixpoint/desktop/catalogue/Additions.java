package org.fixpoint.desktop.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What can be added to a list of the experiment, what fits first; of what does not the reason stands in place of its summary.
 *
 * @param choices in that order
 */
public record Additions(List<Choice> choices) {
    public Additions {
        choices = List.copyOf(choices);
    }

    /**
     * One of them.
     *
     * @param words its summary, or why it does not fit
     * @param fits whether it may be added
     */
    public record Choice(String id, String words, boolean fits) {}

    /**
     * Those of a kind that match a search.
     *
     * @param whyNot why something does not fit, if it does not
     */
    public static Additions of(
            Shelves shelves, String kind, String search, Function<Offering, Optional<String>> whyNot) {
        return new Additions(shelves.matching(search).getOrDefault(kind, List.of()).stream()
                .map(offering -> {
                    Optional<String> reason = whyNot.apply(offering);
                    return new Choice(
                            offering.id(),
                            reason.map(why -> "does not fit: it " + why).orElse(offering.summary()),
                            reason.isEmpty());
                })
                .sorted(Comparator.comparing(choice -> !choice.fits()))
                .toList());
    }
}
