package org.fixpoint.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Kinds;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.plan.Given;
import org.fixpoint.engine.run.ActivationCheck;
import org.fixpoint.plugins.inspect.Flaw;
import org.osgi.framework.Constants;

/** The trial of jars inside the process that may perish of it. */
final class JarTrial {
    private static final long PROMISE_MILLIS = 5_000;
    private static final int DEEPEST = 8;
    private static final int MOST_NAMED = 3;
    private static final String UNDESCRIBED = "has a contribution that cannot describe itself: ";

    private final House house;
    private final Installer installer;

    JarTrial(House house) {
        this.house = house;
        this.installer = house.installer();
    }

    /** Installs all, then starts and tries one jar after the other; tells of each that it begins, then its outcome. */
    void go(List<Path> jars, List<Path> beside, Consumer<String> told) {
        List<Resident> helpers = new ArrayList<>();
        beside.forEach(copy -> installer.install(copy, false).resident().ifPresent(helpers::add));
        Map<Path, Installer.Installed> subjects = new LinkedHashMap<>();
        jars.forEach(jar -> subjects.put(jar, installer.install(jar, false)));
        helpers.forEach(installer::start);
        TrialWatch watch = new TrialWatch(told);
        subjects.forEach((jar, subject) -> {
            String sha256 = String.valueOf(jar.getFileName()).replaceFirst("[.-].*", "");
            told.accept(Json.line(Map.of("trial", sha256)));
            subject.resident().ifPresent(resident -> watch.begin(sha256, resident.bundle));
            TrialOutcome outcome = subject.resident()
                    .map(resident -> outcome(resident, watch))
                    .orElseGet(() -> TrialOutcome.refused(subject.fault()));
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("trial", sha256);
            message.put("outcome", outcome.asData());
            watch.end(sha256);
            told.accept(Json.line(message));
        });
    }

    /** The classes that a manifest has started, as bnd names the descriptions of components. */
    private static String starters(Resident resident) {
        return Stream.of("Service-Component", Constants.BUNDLE_ACTIVATOR)
                .flatMap(header ->
                        Optional.ofNullable(resident.bundle.getHeaders("").get(header)).stream())
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(name -> name.strip().replaceFirst("^OSGI-INF/", "").replaceFirst("\\.xml$", ""))
                .limit(MOST_NAMED)
                .collect(Collectors.joining(" or "));
    }

    private TrialOutcome outcome(Resident resident, TrialWatch watch) {
        watch.doing(starters(resident));
        Optional<Flaw> unstarted = installer.start(resident);
        if (unstarted.isPresent()) {
            return new TrialOutcome(
                    unstarted.get().sentence(),
                    unstarted.get().curable(),
                    List.of(),
                    List.of(),
                    TrialOutcome.Lasts.ALWAYS);
        }
        house.residents().offer(resident, true);
        List<String> with = house.residents().companions(resident.bundle).stream()
                .map(Origin::sha256)
                .toList();
        Standing.await(resident.bundle, house.components(), PROMISE_MILLIS);
        List<String> warnings = new ArrayList<>();
        int sound = 0;
        for (Object service : services(resident)) {
            Optional<String> fault =
                    service instanceof Contribution<?> contribution ? fault(contribution, watch) : Optional.empty();
            fault.ifPresent(warnings::add);
            sound += fault.isPresent() && fault.get().startsWith(UNDESCRIBED) ? 0 : 1;
        }
        Standing standing = house.standing(resident.bundle); // asking for a service may have shown that it fails
        if (sound == 0 && standing.amiss().findAny().isPresent()) {
            return new TrialOutcome(
                    standing.amiss().findFirst().orElseThrow() + "; " + remedy(standing),
                    standing.failures().isEmpty(),
                    List.of(),
                    with,
                    TrialOutcome.Lasts.ALWAYS);
        }
        if (sound == 0 && !warnings.isEmpty()) {
            return new TrialOutcome(
                    warnings.get(0) + "; get a mended build, or take it out",
                    false,
                    List.of(),
                    with,
                    TrialOutcome.Lasts.ALWAYS);
        }
        standing.failures().forEach(warnings::add);
        return new TrialOutcome("", !standing.waiting().isEmpty(), warnings, with, TrialOutcome.Lasts.ALWAYS);
    }

    private static String remedy(Standing standing) {
        return standing.failures().isEmpty()
                ? "add the plug-in that brings it, or get a build that does without"
                : "get a mended build, or take it out";
    }

    /** The services of a bundle that can be had; asking for one of a component starts the component. */
    private List<Object> services(Resident resident) {
        return Optional.ofNullable(resident.bundle.getRegisteredServices()).stream()
                .flatMap(Arrays::stream)
                .flatMap(
                        reference -> Optional.<Object>ofNullable(house.context().getService(reference)).stream())
                .toList();
    }

    /** What is wrong with a contribution. */
    private Optional<String> fault(Contribution<?> contribution, TrialWatch watch) {
        watch.doing(contribution.getClass().getName() + ".descriptor");
        Descriptor<?> descriptor;
        try {
            descriptor = contribution.descriptor();
            if (descriptor == null) {
                return Optional.of(UNDESCRIBED + contribution.getClass().getName() + " (no descriptor)");
            }
        } catch (Throwable fault) { // a plug-in may throw anything
            return Optional.of(UNDESCRIBED + contribution.getClass().getName() + " (" + Fault.inWords(fault) + ")");
        }
        String what = Kinds.word(descriptor.kind()) + " " + descriptor.id();
        watch.doing("the " + what + " of " + contribution.getClass().getName());
        try {
            Optional<Object> made =
                    atDefaults(contribution, descriptor, house.catalogue().snapshot(), DEEPEST);
            return made.filter(ActivationFunction.class::isInstance)
                    .map(ActivationFunction.class::cast)
                    .flatMap(ActivationCheck::fault)
                    .map(fault -> "offers the " + what + ", which is at fault: " + fault);
        } catch (Refusal needsMore) {
            return Optional.empty(); // at its defaults it may lack what only an experiment gives
        } catch (Throwable fault) { // a plug-in may throw anything
            return Optional.of(
                    "offers the " + what + ", which cannot be made at its defaults (" + Fault.inWords(fault) + ")");
        }
    }

    /** The object made with every parameter at its default; nothing if one has none. */
    private static Optional<Object> atDefaults(
            Contribution<?> contribution, Descriptor<?> descriptor, Catalogue catalogue, int depth) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (Parameter<?> parameter : descriptor.parameters()) {
            if (parameter instanceof Parameter.Part<?> part && depth > 0) {
                Optional<Object> nested = part.defaultId()
                        .flatMap(id -> catalogue.find(part.kind(), id))
                        .flatMap(entry -> atDefaults(entry.contribution(), entry.descriptor(), catalogue, depth - 1));
                nested.ifPresent(object -> parts.put(part.name(), object));
            }
            if (parameter.defaultValue().isEmpty() && !parts.containsKey(parameter.name())) {
                return Optional.empty();
            }
        }
        return Optional.of(Given.by(contribution, "create", contribution.create(Values.of(descriptor, parts))));
    }
}
