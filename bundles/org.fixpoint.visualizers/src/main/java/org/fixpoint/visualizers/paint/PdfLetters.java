package org.fixpoint.visualizers.paint;

import java.awt.Font;
import java.io.Closeable;
import java.io.IOException;
import java.text.Bidi;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of one document, each embedded with the letters that are used of it. */
final class PdfLetters implements Closeable {
    /** A font with the letters that it has. */
    private record Embedded(TrueTypeFont file, CmapLookup letters, PDFont font) {}

    private final PDDocument document;
    private final Map<Typeface, Embedded> embedded = new EnumMap<>(Typeface.class);

    PdfLetters(PDDocument document) {
        this.document = document;
    }

    /** The font in which a text can be set letter by letter; none if it lacks one, or if letters of the text change one another's place. */
    Optional<PDFont> of(Font font, String text) throws IOException {
        Embedded face = embedded(Typeface.of(font));
        boolean plain = !Bidi.requiresBidi(text.toCharArray(), 0, text.length())
                && text.codePoints()
                        .allMatch(letter -> isPlain(letter) && face.letters().getGlyphId(letter) != 0);
        return plain ? Optional.of(face.font()) : Optional.empty();
    }

    private static boolean isPlain(int letter) {
        int type = Character.getType(letter);
        return type != Character.NON_SPACING_MARK
                && type != Character.ENCLOSING_MARK
                && type != Character.COMBINING_SPACING_MARK;
    }

    private Embedded embedded(Typeface face) throws IOException {
        if (!embedded.containsKey(face)) {
            TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(face.bytes()));
            file.setEnableGsub(false); // Java 2D sets no ligatures either
            embedded.put(face, new Embedded(file, file.getUnicodeCmapLookup(), PDType0Font.load(document, file, true)));
        }
        return Optional.ofNullable(embedded.get(face)).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        for (Embedded each : embedded.values()) {
            each.file().close();
        }
    }
}
