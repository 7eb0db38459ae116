package org.fixpoint.desktop.window;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.fixpoint.desktop.document.Template;
import org.fixpoint.desktop.preview.Thumbnails;

/** The templates to begin with: chosen by name, read before they are taken. */
final class TemplateDialog {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 640;

    private final Shell shell;
    private final Tree tree;
    private final Text text;
    private final ImageCanvas picture;
    private final Optional<Thumbnails> thumbnails;
    private final Button take;
    private final Consumer<Template> taken;

    /**
     * Not yet open.
     *
     * @param thumbnails paint what a template is about; they end with the dialog
     */
    TemplateDialog(
            Shell parent,
            Look look,
            List<Template> templates,
            Optional<Thumbnails> thumbnails,
            Consumer<Template> taken) {
        this.taken = taken;
        this.thumbnails = thumbnails;
        shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.RESIZE | SWT.APPLICATION_MODAL);
        shell.setText("New from template");
        shell.setLayout(Look.framed(1));
        SashForm columns = new SashForm(shell, SWT.HORIZONTAL);
        columns.setLayoutData(Look.filling());
        tree = new Tree(columns, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL);
        Look.name(tree, "Templates");
        SashForm about = new SashForm(columns, SWT.VERTICAL);
        picture = new ImageCanvas(about);
        Look.name(picture.canvas(), "What the experiment is about");
        text = new Text(about, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
        text.setFont(look.fixed());
        Look.name(text, "The experiment");
        about.setWeights(45, 55);
        columns.setWeights(30, 70);
        shell.addListener(SWT.Dispose, event -> thumbnails.ifPresent(Thumbnails::close));
        Composite buttons = new Composite(shell, SWT.NONE);
        buttons.setLayout(Look.grid(2));
        buttons.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
        Button leave = new Button(buttons, SWT.PUSH);
        leave.setText("Cancel");
        leave.addListener(SWT.Selection, event -> shell.close());
        take = new Button(buttons, SWT.PUSH);
        take.setText("Begin with this");
        take.addListener(SWT.Selection, event -> take());
        shell.setDefaultButton(take);
        tree.addListener(SWT.Selection, event -> show());
        tree.addListener(SWT.DefaultSelection, event -> take());
        fill(templates, look);
    }

    private void fill(List<Template> templates, Look look) {
        Optional<TreeItem> first = Optional.empty();
        String shelf = "";
        Optional<TreeItem> branch = Optional.empty();
        for (Template template : templates) {
            if (branch.isEmpty() || !template.shelf().equals(shelf)) {
                shelf = template.shelf();
                TreeItem item = new TreeItem(tree, SWT.NONE);
                item.setText(shelf);
                item.setFont(look.bold());
                branch = Optional.of(item);
            }
            TreeItem leaf = new TreeItem(branch.get(), SWT.NONE);
            leaf.setText(template.name());
            leaf.setData(template);
            first = first.or(() -> Optional.of(leaf));
        }
        for (TreeItem item : tree.getItems()) {
            item.setExpanded(true);
        }
        first.ifPresent(tree::setSelection);
        show();
    }

    void open() {
        shell.setSize(WIDTH, HEIGHT);
        shell.open();
        tree.setFocus();
    }

    private Optional<Template> selected() {
        return List.of(tree.getSelection()).stream()
                .map(TreeItem::getData)
                .filter(Template.class::isInstance)
                .map(Template.class::cast)
                .findFirst();
    }

    private void show() {
        text.setText(selected().map(Template::text).orElse("No templates come with this installation."));
        take.setEnabled(selected().isPresent());
        Optional<Template> template = selected();
        template.flatMap(chosen -> thumbnails)
                .ifPresentOrElse(
                        painter -> painter.paint(template.orElseThrow(), file -> {
                            if (!shell.isDisposed() && selected().equals(template)) {
                                picture.show(file, () -> {});
                            }
                        }),
                        () -> picture.show(Optional.empty(), () -> {}));
    }

    private void take() {
        selected().ifPresent(template -> {
            shell.close();
            taken.accept(template);
        });
    }
}
