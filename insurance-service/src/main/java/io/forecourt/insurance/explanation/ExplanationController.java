package io.forecourt.insurance.explanation;

import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.access.Permit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A quotation explained, on screen and on paper. */
@RestController
@RequestMapping("/api/v1/insurance/quotations/{id}")
@Tag(name = "Insurance desk")
class ExplanationController {

  private final Quotations quotations;

  ExplanationController(Quotations quotations) {
    this.quotations = quotations;
  }

  @GetMapping(value = "/explanation", produces = MediaType.TEXT_HTML_VALUE)
  @Permit("insurance.case.read")
  @Operation(summary = "Each step of a quotation with its table, version and source, as a page")
  ResponseEntity<byte[]> page(@PathVariable String id) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .body(ExplanationPage.of(explain(id)).getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping(value = "/explanation/document", produces = MediaType.APPLICATION_PDF_VALUE)
  @Permit("insurance.case.read")
  @Operation(summary = "Each step of a quotation with its table, version and source, as PDF")
  ResponseEntity<byte[]> paper(@PathVariable String id) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename("quotation-" + id + ".pdf").build().toString())
        .body(ExplanationPaper.of(explain(id)));
  }

  private Explanation explain(String id) {
    return Explainer.of(quotations.stored(id));
  }
}
