package org.fixpoint.visualizers.paint;

import de.erichseifert.vectorgraphics2d.intermediate.CommandSequence;
import java.awt.Dimension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/**
 * One page of PDF 1.4, a version that every LaTeX includes without a warning. The same commands give the same bytes: there is no
 * date in it, and its identity follows from its content.
 */
final class PdfDocument {
    /** Points, of which 72 are an inch, for each unit of length, of which 96 are an inch. */
    private static final float POINTS = 0.75f;

    private PdfDocument() {}

    /**
     * What was painted, as a document.
     *
     * @param size of the page in units of length
     */
    static byte[] of(CommandSequence commands, Dimension size, String title) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument();
                PdfLetters letters = new PdfLetters(document)) {
            PDPage page = new PDPage(new PDRectangle(size.width * POINTS, size.height * POINTS));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page, AppendMode.OVERWRITE, true)) {
                content.transform(new Matrix(POINTS, 0, 0, -POINTS, 0, size.height * POINTS));
                new PdfPen(content, letters).draw(commands);
            }
            document.getDocumentInformation().setTitle(title);
            document.getDocumentInformation().setCreator("Fixpoint");
            document.setDocumentId(checksum(page));
            document.save(out, CompressParameters.NO_COMPRESSION);
        } catch (IOException impossible) {
            throw new IllegalStateException("a byte array refused bytes", impossible);
        }
        return out.toByteArray();
    }

    private static long checksum(PDPage page) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream content = page.getContents()) {
            sum.update(content.readAllBytes());
        }
        return sum.getValue();
    }
}
