package org.fixpoint.visualizers.paint;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.fixpoint.api.Refusal;

/**
 * DejaVu Sans, the family of figures' text, which has Greek letters and mathematical signs. It comes with this bundle: where it is
 * not installed Java is given these files, and they are what is embedded in PDF.
 */
enum Typeface {
    /** Upright, of the usual weight. */
    PLAIN("DejaVuSans.ttf"),
    /** Upright and bold. */
    BOLD("DejaVuSans-Bold.ttf");

    /** The name of the family. */
    static final String FAMILY = "DejaVu Sans";

    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/"; // as in the jar from which they are

    private final String file;

    Typeface(String file) {
        this.file = file;
    }

    /** The face of a font. */
    static Typeface of(Font font) {
        return font.isBold() ? BOLD : PLAIN;
    }

    /** The TrueType file. */
    byte[] bytes() {
        try (InputStream in = Typeface.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the bundle lacks its own file " + file);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new Refusal("the font " + file + " cannot be read from the bundle of figures", unreadable);
        }
    }

    /** Makes the family known to Java where it is not installed; what Java cannot do without any font it says when it paints. */
    static void provide() {
        if (new Font(FAMILY, Font.PLAIN, 1).getFamily().equals(FAMILY)) {
            return;
        }
        GraphicsEnvironment here = GraphicsEnvironment.getLocalGraphicsEnvironment();
        for (Typeface each : values()) {
            try {
                here.registerFont(Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(each.bytes())));
            } catch (IOException | FontFormatException unusable) {
                throw new Refusal(
                        "the font " + each.file + " cannot be made known to Java: there must be room for a file in "
                                + System.getProperty("java.io.tmpdir", "the folder of temporary files"),
                        unusable);
            }
        }
    }
}
