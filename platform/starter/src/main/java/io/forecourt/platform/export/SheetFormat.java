package io.forecourt.platform.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** The files in which a list is had. */
enum SheetFormat {
  CSV("text/csv", "csv"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

  private final MediaType type;
  private final String extension;

  SheetFormat(String type, String extension) {
    this.type = MediaType.parseMediaType(type);
    this.extension = extension;
  }

  /** The file that is wanted more than JSON, by the header {@code Accept}. */
  static Optional<SheetFormat> asked(@Nullable String accept) {
    if (accept == null) {
      return Optional.empty();
    }
    List<MediaType> wanted;
    try {
      wanted = new ArrayList<>(MediaType.parseMediaTypes(accept));
    } catch (InvalidMediaTypeException unreadable) {
      return Optional.empty();
    }
    MimeTypeUtils.sortBySpecificity(wanted);
    for (MediaType each : wanted) {
      if (each.includes(MediaType.APPLICATION_JSON)) {
        return Optional.empty();
      }
      Optional<SheetFormat> found =
          Arrays.stream(values())
              .filter(format -> each.equalsTypeAndSubtype(format.type))
              .findAny();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  String contentType() {
    return this == CSV ? type + ";charset=UTF-8" : type.toString();
  }

  String mediaType() {
    return type.toString();
  }

  String extension() {
    return extension;
  }

  Sheet open(List<Column> columns, OutputStream out) throws IOException {
    return switch (this) {
      case CSV -> new CsvSheet(columns, out);
      case XLSX -> new XlsxSheet(columns, out);
    };
  }
}
