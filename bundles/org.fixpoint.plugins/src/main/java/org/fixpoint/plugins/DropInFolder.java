package org.fixpoint.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.fixpoint.engine.catalogue.InstalledCatalogue;
import org.fixpoint.plugins.inspect.FolderSafety;
import org.fixpoint.plugins.inspect.JarInspection;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The drop-in folder: what is there, for how long it has kept still, and what each kind of file makes of it. */
@Component(service = DropIns.class)
public final class DropInFolder implements DropIns {
    private static final String OWN = ".fixpoint";
    private static final int TRIAL_SECONDS = Integer.getInteger("fixpoint.trial.seconds", 30);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final House house;
    private final Optional<Path> folder;
    private final List<Shelf> shelves;
    private final PresetShelf presets;
    private final Stillness stillness = new Stillness(Clock.systemUTC(), file -> !JarInspection.isBegun(file.file()));
    private final VerdictLog log;
    private volatile List<Verdict> verdicts = List.of();
    private Optional<List<Sighting>> settled = Optional.empty();
    private List<Verdict> settledVerdicts = List.of();
    private boolean safe;
    private boolean closed;

    /** The folder named by {@value DropIns#FOLDER}; it need not exist. */
    @Activate
    public DropInFolder(
            BundleContext context,
            @Reference Residents residents,
            @Reference Presets presets,
            @Reference InstalledCatalogue installed,
            @Reference ServiceComponentRuntime runtime) {
        this.house = new House(context, residents, installed, runtime);
        this.folder = Optional.ofNullable(System.getProperty(FOLDER))
                .filter(name -> !name.isEmpty())
                .map(name -> Path.of(name).toAbsolutePath().normalize());
        Path own = folder.map(path -> path.resolve(OWN)).orElse(Path.of(OWN));
        this.log = new VerdictLog(own, Clock.systemUTC());
        JarStore store = new JarStore(context.getDataFile("drop-ins").toPath());
        Trials trials = new RememberedTrials(
                new ChildTrials(TRIAL_SECONDS, context.getDataFile("trials").toPath()),
                own.resolve("trials"),
                () -> DistributionMark.of(context, residents),
                Clock.systemUTC());
        this.presets = new PresetShelf(presets, installed::withoutPresets);
        this.shelves = List.of(
                new JarShelf(house, store, trials), this.presets); // jars first: presets are made of what they offer
    }

    @Override
    public List<Verdict> look() {
        return glance(PATIENCE, verdict -> {});
    }

    @Override
    public List<Verdict> verdicts() {
        return verdicts;
    }

    @Override
    public AutoCloseable watch(Consumer<Verdict> told) {
        return new FolderWatch(() -> glance(Duration.ZERO, told));
    }

    @Override
    public synchronized List<Verdict> load(List<Path> files) {
        closed = true;
        List<Verdict> loaded = new ArrayList<>(new JarLoad(house)
                .of(files.stream().filter(file -> !isPreset(file)).toList()));
        loaded.addAll(presets.load(files.stream().filter(this::isPreset).toList()));
        verdicts = List.copyOf(loaded);
        return verdicts;
    }

    private boolean isPreset(Path file) {
        return presets.takes(String.valueOf(file.getFileName()));
    }

    @Override
    public synchronized void prove(List<Path> jars, List<Path> beside, Consumer<String> told) {
        closed = true;
        new JarTrial(house).go(jars, beside, told);
    }

    @Override
    public Optional<String> lastWith(String id) {
        return log.lastWith(id);
    }

    @Override
    public synchronized void only(Collection<String> sha256s) {
        shelves.forEach(shelf -> shelf.only(sha256s));
        settled = Optional.empty();
    }

    /**
     * Looks once.
     *
     * @param patience how long to wait for files that are still being written
     * @param told of each verdict that is new or has changed, in the order of their names
     */
    private synchronized List<Verdict> glance(Duration patience, Consumer<Verdict> told) {
        if (closed || folder.isEmpty() || (!Files.isDirectory(folder.get()) && verdicts.isEmpty())) {
            return verdicts;
        }
        List<Verdict> before = verdicts;
        List<Verdict> now = of(folder.get(), patience);
        List<Verdict> changes = new ArrayList<>(gone(before, now));
        now.stream().filter(verdict -> !before.contains(verdict)).forEach(changes::add);
        verdicts = now;
        if (safe) {
            log.note(changes);
        }
        changes.forEach(told);
        return now;
    }

    private List<Verdict> of(Path path, Duration patience) {
        Optional<String> unsafe = FolderSafety.refusal(path);
        safe = unsafe.isEmpty();
        try {
            List<Sighting> seen = seen(path);
            if (unsafe.isPresent()) {
                settle(List.of(), List.of());
                return seen.stream().map(file -> refused(file, unsafe.get())).toList();
            }
            Map<String, Verdict> exposed = new TreeMap<>();
            seen = guarded(seen, exposed);
            List<Sighting> still = stillness.still(seen);
            long end = System.nanoTime() + patience.toNanos();
            while (still.size() < seen.size() && System.nanoTime() < end) {
                Thread.sleep(Stillness.APART.toMillis());
                seen = guarded(seen(path), exposed);
                still = stillness.still(seen);
            }
            settle(seen, still).forEach(verdict -> exposed.put(verdict.file(), verdict));
            return List.copyOf(exposed.values());
        } catch (IOException unreadable) {
            return settle(List.of(), List.of());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return verdicts;
        }
    }

    private List<Sighting> seen(Path path) throws IOException {
        return Files.isDirectory(path)
                ? Sighting.of(path, name -> shelves.stream().anyMatch(shelf -> shelf.takes(name)))
                : List.of();
    }

    /** Those that nobody else can write to; each of the others is refused. */
    private static List<Sighting> guarded(List<Sighting> seen, Map<String, Verdict> exposed) {
        exposed.clear();
        return seen.stream()
                .filter(file -> {
                    Optional<String> why = FolderSafety.refusalWithin(file.file());
                    why.ifPresent(sentence -> exposed.put(file.name(), refused(file, sentence)));
                    return why.isEmpty();
                })
                .toList();
    }

    private List<Verdict> settle(List<Sighting> seen, List<Sighting> still) {
        if (settled.filter(seen::equals).isPresent() && still.size() == seen.size()) {
            return settledVerdicts; // nothing has changed since the last look
        }
        Map<String, Verdict> byFile = new TreeMap<>();
        for (Shelf shelf : shelves) {
            List<Sighting> mine =
                    still.stream().filter(file -> shelf.takes(file.name())).toList();
            Set<String> present =
                    seen.stream().map(Sighting::name).filter(shelf::takes).collect(Collectors.toSet());
            shelf.settle(mine, present).forEach(verdict -> byFile.put(verdict.file(), verdict));
        }
        settled = Optional.of(seen).filter(all -> all.size() == still.size());
        Set<String> whole = still.stream().map(Sighting::name).collect(Collectors.toCollection(HashSet::new));
        seen.stream()
                .filter(file -> !whole.contains(file.name()) && !byFile.containsKey(file.name()))
                .filter(stillness::takesLong)
                .forEach(file -> byFile.put(file.name(), arriving(file)));
        settledVerdicts = List.copyOf(byFile.values());
        return settledVerdicts;
    }

    private static Verdict arriving(Sighting file) {
        return new Verdict(
                file.name(),
                file.name(),
                "",
                "",
                Verdict.State.ARRIVING,
                "is still being copied; it is looked at once it keeps its size",
                List.of());
    }

    private static Verdict refused(Sighting file, String sentence) {
        return new Verdict(file.name(), file.name(), "", "", Verdict.State.REFUSED, sentence, List.of());
    }

    private static List<Verdict> gone(List<Verdict> before, List<Verdict> now) {
        Map<String, Verdict> left = new LinkedHashMap<>();
        before.forEach(verdict -> left.put(verdict.file(), verdict));
        now.forEach(verdict -> left.remove(verdict.file()));
        return left.values().stream()
                .map(verdict -> new Verdict(
                        verdict.file(),
                        verdict.name(),
                        verdict.version(),
                        verdict.sha256(),
                        Verdict.State.REMOVED,
                        verdict.added().isEmpty()
                                ? "was taken out"
                                : "was taken out, and with it " + String.join(", ", verdict.added())
                                        + "; runs that began with it keep it to their end",
                        List.of()))
                .toList();
    }
}
