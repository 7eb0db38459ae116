package org.fixpoint.desktop.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.desktop.Reason;
import org.fixpoint.desktop.Surroundings;
import org.fixpoint.desktop.results.FigureFiles;
import org.fixpoint.desktop.results.ResultPages;
import org.fixpoint.desktop.results.SweptPoints;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Planner;
import org.fixpoint.engine.plan.Reading;
import org.fixpoint.engine.run.Failure;
import org.fixpoint.engine.run.Request;
import org.fixpoint.engine.run.RunFolder;
import org.fixpoint.engine.run.RunStatus;

/** Reads runs that lie on the disk: what they computed, drawn with what is installed now. */
public final class Opened implements RunList.Opening {
    private final Surroundings around;

    /** With what is around. */
    public Opened(Surroundings around) {
        this.around = around;
    }

    @Override
    public PastRun open(Path folder) throws IOException {
        RunFolder run = RunFolder.open(folder);
        RunStatus status = RunStatus.of(folder);
        Request request = Request.of(run);
        RunRequest again = again(run, request);
        List<String> log = new ArrayList<>();
        status.failures().stream().map(Failure::inWords).forEach(log::add);
        Planner planner = around.workbench().planner(around.apart());
        Reading reading = planner.read(request.text(), again.place(), request.overrides());
        ResultPages drawn = pages(reading, planner, run, log);
        ResultPages pages = reading.plan()
                .map(drawn::by)
                .orElse(drawn)
                .compared()
                .with("provenance", Files.readString(folder.resolve("provenance.json")));
        String words = RunLine.state(status);
        log.add(words);
        RunView end = new RunView(
                RunView.Phase.ENDED,
                words,
                status.done() + status.failures().size(),
                status.total(),
                Optional.of(folder),
                log);
        SweptPoints points =
                new SweptPoints(reading.plan().map(Plan::dimensions).orElse(List.of()));
        return new PastRun(
                String.valueOf(folder.getFileName()),
                again,
                points,
                point -> each(reading, planner, folder, point),
                pages,
                end,
                PastRun.reportIn(folder));
    }

    private Optional<ResultPages> each(Reading reading, Planner planner, Path folder, int point) throws IOException {
        return reading.plan().isEmpty()
                ? Optional.empty()
                : around.workbench()
                        .runner()
                        .results(reading.plan().get(), folder, point)
                        .map(results -> ResultPages.of(results, files(planner)));
    }

    private FigureFiles files(Planner planner) {
        return new FigureFiles(planner.catalogue(), around.workbench().residency(), around.scratch());
    }

    /** What would run it once more: the file from which it was begun, or the one of that name beside the runs if they were moved. */
    private static RunRequest again(RunFolder run, Request request) {
        Path beside = run.path()
                .resolveSibling("")
                .resolveSibling(String.valueOf(request.file().getFileName()));
        Path place = Files.isRegularFile(request.file()) ? request.file() : beside;
        return new RunRequest(
                request.text(), place, Optional.of(place), RunRequest.isIn(place, request.text()), request.overrides());
    }

    private ResultPages pages(Reading reading, Planner planner, RunFolder run, List<String> log) throws IOException {
        Optional<String> whyNot;
        try {
            Optional<ResultSet> results = reading.plan().isPresent()
                    ? around.workbench().runner().results(reading.plan().get(), run.path())
                    : Optional.empty();
            if (results.isPresent()) {
                results.get().figures().values().stream()
                        .map(Figure::finding)
                        .flatMap(Optional::stream)
                        .forEach(log::add);
                return ResultPages.of(results.get(), files(planner));
            }
            whyNot = reading.faults().stream().findFirst().map(Fault::sentence);
        } catch (Refusal refusal) {
            whyNot = Optional.of(Reason.of(refusal));
        }
        log.add("What this run computed cannot be drawn here: "
                + whyNot.orElse("a plug-in draws it, whose code does not run in the window")
                + ". What it has written itself is in its folder.");
        return ResultPages.ofImages(written(run.path().resolve("figures")));
    }

    private static List<Path> written(Path figures) throws IOException {
        if (!Files.isDirectory(figures)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(figures)) {
            return files.sorted().toList();
        }
    }
}
