package io.forecourt.platform.file;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.web.Idempotency;
import io.forecourt.platform.web.OwnTransaction;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The files of a service over HTTP. */
@RestController
@RequestMapping(FileController.PATH)
@Tag(name = "Files", description = "Photos, signatures, scans and lists")
class FileController {

  static final String PATH = "/api/v1/${forecourt.service}/files";

  /**
   * A file.
   *
   * @param contentHash keyed hash: the same content has the same
   */
  record FileResponse(
      String id,
      long version,
      String kind,
      String store,
      @Nullable String personId,
      @Nullable String mediaType,
      @Nullable Long length,
      @Nullable String contentHash,
      @Nullable String recordKind,
      @Nullable String recordId,
      String uploadedBy,
      Instant uploadedAt) {

    static FileResponse of(StoredFile file) {
      return new FileResponse(
          file.id(),
          Objects.requireNonNull(file.version()),
          file.kind(),
          file.storeCode(),
          file.personId(),
          file.mediaType(),
          file.length(),
          file.contentHash(),
          file.recordKind(),
          file.recordId(),
          file.uploadedBy(),
          file.uploadedAt());
    }
  }

  private final StoredFiles files;
  private final Access access;
  private final Idempotency idempotency;
  private final String path;

  FileController(StoredFiles files, Access access, Idempotency idempotency, String service) {
    this.files = files;
    this.access = access;
    this.idempotency = idempotency;
    this.path = PATH.replace("${forecourt.service}", service);
  }

  @PostMapping
  @Permit(StoredFiles.UPLOAD)
  @OwnTransaction
  @Operation(
      summary = "Upload a file",
      description =
          "multipart/form-data with the part file. What it is, is judged by its content. It belongs"
              + " to nothing until a record takes it; what no record takes is swept after a day.")
  ResponseEntity<FileResponse> upload(
      @RequestParam @Size(max = 40) @Schema(example = "LEAD_IMPORT") String kind,
      @RequestParam(required = false) @Size(max = 64) @Nullable String personId,
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file) {
    if (file == null || file.isEmpty()) {
      throw new InvalidInput("/file", "field.required");
    }
    String name = file.getOriginalFilename();
    var incoming =
        new StoredFiles.NewFile(
            kind, access.caller().store(), personId, name == null ? "" : name, file.getSize());
    try (InputStream clear = file.getInputStream()) {
      StoredFile stored =
          files.accept(
              incoming,
              clear,
              complete ->
                  idempotency.complete(HttpStatus.CREATED.value(), location(complete.id())));
      return answer(HttpStatus.CREATED, stored);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @GetMapping("/{id}")
  @Permit(StoredFiles.READ)
  @Operation(summary = "Show what is known of a file")
  ResponseEntity<FileResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, files.require(id));
  }

  @GetMapping("/{id}/content")
  @Permit(StoredFiles.READ)
  @Operation(summary = "Read a file", description = "On the record, for who may see its record.")
  ResponseEntity<InputStreamResource> content(@PathVariable String id) {
    StoredFiles.Content content = files.read(id);
    StoredFile file = content.file();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(Objects.requireNonNull(file.mediaType())))
        .contentLength(Objects.requireNonNull(file.length()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(files.name(file), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header("X-Content-Type-Options", "nosniff")
        .body(new InputStreamResource(content.stream()));
  }

  private ResponseEntity<FileResponse> answer(HttpStatus status, StoredFile file) {
    return ResponseEntity.status(status)
        .location(location(file.id()))
        .eTag(Versions.etag(Objects.requireNonNull(file.version())))
        .body(FileResponse.of(file));
  }

  private URI location(String id) {
    return URI.create(path + "/" + id);
  }
}
