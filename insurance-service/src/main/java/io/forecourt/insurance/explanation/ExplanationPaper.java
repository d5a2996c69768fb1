package io.forecourt.insurance.explanation;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** An explanation as PDF; the letters that it needs are embedded. */
final class ExplanationPaper {

  /** Han characters. */
  private static final String HAN = "/fonts/DroidSansFallbackFull.ttf";

  /** Figures and Latin letters; the PDF library brings it along. */
  private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private ExplanationPaper() {}

  static byte[] of(Explanation explanation) {
    var paper = new ByteArrayOutputStream();
    try {
      new PdfRendererBuilder()
          .useFont(font(LATIN), "Liberation Sans")
          .useFont(font(HAN), "Droid Sans Fallback")
          .withHtmlContent(ExplanationPage.of(explanation), null)
          .withProducer("Forecourt")
          .toStream(paper)
          .run();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return paper.toByteArray();
  }

  private static FSSupplier<InputStream> font(String path) {
    return () -> Objects.requireNonNull(ExplanationPaper.class.getResourceAsStream(path));
  }
}
