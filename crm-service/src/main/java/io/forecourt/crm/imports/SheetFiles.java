package io.forecourt.crm.imports;

import io.forecourt.platform.file.FileType;
import io.forecourt.platform.file.StoredFiles;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Opens uploaded lists, whether text or workbook. */
@Component
public class SheetFiles {
  private final StoredFiles files;

  SheetFiles(StoredFiles files) {
    this.files = files;
  }

  public SheetRows open(String fileId) throws IOException {
    StoredFiles.Content content = files.open(fileId);
    return FileType.XLSX.mediaType().equals(content.file().mediaType())
        ? new WorkbookRows(content.stream())
        : new CsvRows(content.stream());
  }
}
