package org.fixpoint.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jars that another process has looked at and tried: installed and started as they are, and offered. */
final class JarLoad {
    private static final long PROMISE_MILLIS = 5_000;

    private final House house;

    JarLoad(House house) {
        this.house = house;
    }

    /** Loads files, which stay where they are; a verdict for each, in their order. */
    List<Verdict> of(List<Path> files) {
        Installer installer = house.installer();
        Map<Path, Installer.Installed> outcomes = new LinkedHashMap<>();
        files.forEach(file -> outcomes.put(file, installer.install(file, false)));
        Map<Path, String> faults = new LinkedHashMap<>();
        outcomes.forEach((file, outcome) ->
                outcome.resident().flatMap(installer::start).ifPresent(flaw -> faults.put(file, flaw.sentence())));
        outcomes.forEach((file, outcome) -> outcome.resident()
                .filter(resident -> !faults.containsKey(file))
                .ifPresent(resident -> {
                    Standing.begun(resident.bundle, house.components(), PROMISE_MILLIS);
                    house.residents().offer(resident, true);
                }));
        List<Verdict> verdicts = new ArrayList<>();
        outcomes.forEach((file, outcome) -> verdicts.add(
                verdict(file, outcome, Optional.ofNullable(faults.get(file)).orElse(outcome.fault()))));
        return List.copyOf(verdicts);
    }

    private Verdict verdict(Path file, Installer.Installed outcome, String fault) {
        String name = String.valueOf(file.getFileName());
        if (outcome.resident().isEmpty() || !fault.isEmpty()) {
            return new Verdict(name, name, "", "", Verdict.State.REFUSED, fault, List.of());
        }
        var origin = outcome.resident().get().origin;
        Additions additions = Additions.of(origin, house.catalogue().snapshot());
        return new Verdict(
                name,
                origin.bundle(),
                origin.version(),
                origin.sha256(),
                additions.notes().isEmpty() ? Verdict.State.ADDED : Verdict.State.WARNED,
                origin.bundle() + " " + Dropped.brief(origin.version()) + " added "
                        + (additions.added().isEmpty() ? "nothing to the catalogue" : additions.inWords()),
                additions.added());
    }
}
