package org.fixpoint.desktop.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.MessageBox;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.fixpoint.desktop.AnotherWindow;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.Leaving;
import org.fixpoint.desktop.OneByOne;
import org.fixpoint.desktop.Topic;
import org.fixpoint.desktop.document.Placement;
import org.fixpoint.desktop.document.Placement.Area;
import org.fixpoint.engine.document.Fault;

/** The window: catalogue on the left, experiment in the middle, preview on the right, runs below. */
public final class Window implements Actions {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 860;
    private static final int SOON_MILLIS = 200;

    private final Desk desk;
    private final Look look;
    private final Shell shell;
    private final TabFolder tabs;
    private final CataloguePane catalogue;
    private final FormPane form;
    private final YamlPane yaml;
    private final TourBar tour;
    private final HelpPane help;
    private final Runnable soon = this::leave;
    private boolean leaving;
    private boolean asking; // whether it may close
    private Area normal;

    /** A window on a desk, not yet open. */
    public Window(Display display, Desk desk) {
        this.desk = desk;
        look = new Look(display);
        shell = new Shell(display, SWT.SHELL_TRIM);
        shell.setLayout(Look.grid(1));
        size(display); // before anything is laid out: GTK complains of tabs without room
        tour = new TourBar(shell, desk.history().tour(), look, desk::say);
        new NoticeBar(shell, desk, look);
        SashForm rows = new SashForm(shell, SWT.VERTICAL);
        rows.setLayoutData(Look.filling());
        SashForm columns = new SashForm(rows, SWT.HORIZONTAL);
        catalogue = new CataloguePane(columns, desk, look);
        Composite middle = new Composite(columns, SWT.NONE);
        middle.setLayout(Look.framed(1));
        tabs = new TabFolder(middle, SWT.TOP);
        tabs.setLayoutData(Look.filling());
        Look.name(tabs, "Form, YAML, plug-ins");
        yaml = new YamlPane(tabs, desk, look);
        OneByOne oneByOne = new OneByOne(desk.disk(), desk::say);
        form = new FormPane(tabs, desk, look, member -> oneByOne.free(() -> open(Optional.of(member)))
                .run());
        tab("Form", form.area());
        catalogue.dragsOnTo(form.area());
        tab("YAML", yaml.text());
        tab("Plug-ins", new PlugInsPane(tabs, desk, look, this::install).area());
        new ReadingPane(middle, desk, look, this::reveal).area().setLayoutData(Look.wide());
        help = new HelpPane(columns, desk, look);
        columns.setWeights(22, 48, 30);
        new RunPane(rows, desk, look);
        rows.setWeights(62, 38);
        new StatusLine(shell, desk);
        desk.onChange(topic -> {
            if (topic == Topic.TEXT || topic == Topic.READING) {
                title();
            } else if (topic == Topic.RUN && leaving && !desk.runs().isGoing()) {
                leaving = false;
                display.asyncExec(this::leave); // once everybody has been told
            }
        });
        Commands.install(display, shell, desk, this);
        Drops.install(shell, desk, this);
        Keyboard.keep(shell, form::takeKeyboard, catalogue::keyboard);
        shell.addListener(SWT.Activate, event -> {
            desk.document().lookSoon();
            desk.history().refresh();
        });
        shell.addListener(SWT.Close, event -> {
            event.doit = mayClose();
            if (event.doit) {
                desk.history().leave(new Placement(normal, shell.getMaximized()));
            }
        });
        title();
    }

    /** As it was left, on the screens that there are now. */
    private void size(Display display) {
        List<Area> screens = Stream.concat(Stream.of(display.getPrimaryMonitor()), Arrays.stream(display.getMonitors()))
                .map(monitor -> area(monitor.getClientArea()))
                .toList();
        Optional<Placement> last = desk.history().placement().map(placement -> placement.on(screens));
        last.ifPresentOrElse(
                placement -> shell.setBounds(
                        placement.area().x(),
                        placement.area().y(),
                        placement.area().width(),
                        placement.area().height()),
                () -> shell.setSize(
                        Math.min(WIDTH, screens.get(0).width()),
                        Math.min(HEIGHT, screens.get(0).height())));
        normal = area(shell.getBounds());
        shell.setMaximized(last.filter(Placement::maximised).isPresent());
        Listener moved = event -> {
            if (!shell.getMaximized() && !shell.getMinimized() && !shell.getFullScreen()) {
                normal = area(shell.getBounds());
            }
        };
        shell.addListener(SWT.Move, moved);
        shell.addListener(SWT.Resize, moved);
    }

    /** The tone of figures, {@code light} or {@code dark}, that goes with the theme in which the system paints now. */
    public static String tone(Display display) {
        return Look.tone(display);
    }

    private static Area area(Rectangle bounds) {
        return new Area(bounds.x, bounds.y, bounds.width, bounds.height);
    }

    private void tab(String name, Composite content) {
        TabItem item = new TabItem(tabs, SWT.NONE);
        item.setText(name);
        item.setControl(content);
    }

    /** Opens it. */
    public void open() {
        shell.open();
        catalogue.search();
    }

    /** Whether it is gone. */
    public boolean isGone() {
        return shell.isDisposed();
    }

    private void title() {
        String name =
                desk.file().map(path -> String.valueOf(path.getFileName())).orElse("new experiment");
        shell.setText((desk.manuscript().isSaved() ? "" : "• ") + name + (lacks() ? " (plug-in missing)" : "")
                + " – Fixpoint");
        shell.setModified(!desk.manuscript().isSaved());
    }

    private boolean lacks() {
        return desk.faults().stream().anyMatch(Fault::missingPlugin);
    }

    private void reveal(Fault fault) {
        tabs.setSelection(1);
        yaml.reveal(fault.line(), fault.column());
    }

    @Override
    public void search() {
        catalogue.search();
    }

    @Override
    public void swap() {
        tabs.setSelection(tabs.getSelectionIndex() == 0 ? 1 : 0);
        if (tabs.getSelectionIndex() == 0) {
            form.goBack();
        } else {
            yaml.text().setFocus();
        }
    }

    @Override
    public void plugIns() {
        tabs.setSelection(2);
        tabs.setFocus();
    }

    @Override
    public void write() {
        tabs.setSelection(0);
        form.write();
    }

    @Override
    public void help() {
        help.toggle();
    }

    @Override
    public void tour() {
        tour.again();
    }

    @Override
    public void newPlugIn() {
        new PlugInDialog(
                        shell,
                        look,
                        desk.disk(),
                        desk.file()
                                .flatMap(path -> Optional.ofNullable(
                                        path.toAbsolutePath().getParent()))
                                .orElse(Path.of(System.getProperty("user.home", "/"))),
                        draft -> desk.shelves().catalogue().ifPresent(all -> desk.plugIns()
                                .write(draft, all)))
                .open();
    }

    @Override
    public void begin() {
        if (mayLeave()) {
            desk.document().begin();
        }
    }

    @Override
    public void beginWithTemplate() {
        new TemplateDialog(shell, look, desk.templates(), desk.thumbnails(), template -> {
                    if (mayLeave()) {
                        desk.document().begin(template);
                    }
                })
                .open();
    }

    @Override
    public void open(Optional<Path> file) {
        if (mayLeave()) {
            file.or(() -> chosen(SWT.OPEN)).ifPresent(desk.document()::open);
        }
    }

    @Override
    public boolean save(boolean elsewhere) {
        Optional<Path> own = desk.file().filter(path -> !elsewhere);
        if (own.isPresent()) {
            boolean known = desk.document().lookToSave();
            if (!known || (desk.document().isWrittenElsewhere() && !mayReplace())) {
                return false;
            }
        }
        return own.or(() -> chosen(SWT.SAVE)).map(desk.document()::save).orElse(false);
    }

    /** Writes it once the user has been asked, also over what another program has written. */
    private boolean saveOver() {
        return desk.document().isWrittenElsewhere()
                ? desk.file().map(desk.document()::save).orElse(false)
                : save(false);
    }

    private boolean mayReplace() {
        MessageBox question = new MessageBox(shell, SWT.ICON_WARNING | SWT.YES | SWT.NO);
        question.setText("Fixpoint");
        question.setMessage("The file has been changed by another program since it was opened here. Replace it? "
                + "No leaves it as it is; Save as … keeps both.");
        return question.open() == SWT.YES;
    }

    private Optional<Path> chosen(int style) {
        FileDialog dialog = new FileDialog(shell, style);
        dialog.setText(style == SWT.SAVE ? "Save the experiment" : "Open an experiment");
        dialog.setFilterExtensions("*.yaml;*.yml", "*");
        dialog.setOverwrite(true);
        desk.file()
                .map(path -> path.toAbsolutePath().resolveSibling(""))
                .filter(desk.disk()::hasFolder)
                .ifPresent(folder -> dialog.setFilterPath(folder.toString()));
        return style == SWT.SAVE
                ? Replacement.named(shell, dialog, desk.disk(), List.of("yaml", "yml"), () -> "yaml")
                : Optional.ofNullable(dialog.open()).map(Path::of);
    }

    @Override
    public void install(Path plugIn) {
        boolean other;
        try {
            other = desk.disk().ask(plugIn.toAbsolutePath().resolveSibling(""), () -> desk.plugIns()
                    .folder()
                    .hasOther(plugIn));
        } catch (IOException silence) {
            desk.say(plugIn.getFileName() + " is not added: " + silence.getMessage() + "; add it when it does.");
            return;
        }
        if (!other || Replacement.isWanted(shell, plugIn)) {
            desk.plugIns().install(plugIn);
        }
    }

    @Override
    public void openAnother() {
        desk.say(AnotherWindow.open(System.getProperty("fixpoint.script", "fixpoint")));
    }

    @Override
    public void copyCommand() {
        desk.document()
                .command()
                .ifPresentOrElse(
                        command -> {
                            FigurePane.copy(shell, command);
                            desk.say("In the clipboard: " + command);
                        },
                        () -> desk.say("The command runs the file as it is saved; save the experiment first."));
    }

    @Override
    public void leave() {
        if (!shell.isDisposed() && desk.disk().isWaiting()) {
            desk.say(OneByOne.LATER);
            shell.getDisplay().timerExec(SOON_MILLIS, soon); // one timer, however often it is asked
        } else if (!shell.isDisposed()) {
            shell.close();
        }
    }

    /** Stops the run, and leaves when it has stopped. */
    public void stopAndLeave() {
        if (desk.runs().isGoing()) {
            leaving = true;
            desk.runs().stop();
            desk.say("The run is being stopped; then the window closes.");
        } else {
            leave();
        }
    }

    /** Whether nothing is in the way; what a disk still has to answer is waited for, and then it is asked again. */
    private boolean mayClose() {
        if (asking) {
            return false;
        }
        if (desk.disk().isWaiting()) {
            leave();
            return false;
        }
        asking = true;
        try {
            return mayStop() && mayLeave();
        } finally {
            asking = false;
        }
    }

    /** Whether no run is in the way; one that is being stopped ends first, and is waited for no longer if the user asks again. */
    private boolean mayStop() {
        if (leaving || !desk.runs().isGoing()) {
            return true;
        }
        desk.runs()
                .question()
                .ifPresentOrElse(
                        question -> Question.ask(
                                shell, "A run goes on", question, "Stop and &quit", "&Stay", this::stopAndLeave),
                        this::stopAndLeave);
        return false;
    }

    private boolean mayLeave() {
        return new Leaving(desk.manuscript(), desk.document(), desk.waiting(), this::answer, this::saveOver).may();
    }

    private Leaving.Answer answer(String asked, boolean staying) {
        MessageBox question = new MessageBox(shell, SWT.ICON_QUESTION | SWT.YES | SWT.NO | (staying ? SWT.CANCEL : 0));
        question.setText("Fixpoint");
        question.setMessage(asked);
        int answer = question.open();
        return answer == SWT.YES ? Leaving.Answer.YES : answer == SWT.NO ? Leaving.Answer.NO : Leaving.Answer.CANCEL;
    }
}
