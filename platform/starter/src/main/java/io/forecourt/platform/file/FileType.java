package io.forecourt.platform.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a content is, judged by its first octets and never by its name. */
public enum FileType {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  PDF("application/pdf", "pdf"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  CSV("text/csv", "csv");

  /** So many octets tell the type. */
  static final int HEAD = 4 * 1024;

  private static final byte[] PNG_MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPEG_MAGIC = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] PDF_MAGIC = {'%', 'P', 'D', 'F', '-'};
  private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};
  private static final int ZIP_NAME_LENGTH = 26;
  private static final int ZIP_NAME = 30;

  private final String mediaType;
  private final String extension;

  FileType(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public String mediaType() {
    return mediaType;
  }

  public String extension() {
    return extension;
  }

  /**
   * @param head the first {@link #HEAD} octets, or all there are
   */
  static Optional<FileType> of(byte[] head) {
    if (begins(head, PNG_MAGIC)) {
      return Optional.of(PNG);
    }
    if (begins(head, JPEG_MAGIC)) {
      return Optional.of(JPEG);
    }
    if (begins(head, PDF_MAGIC)) {
      return Optional.of(PDF);
    }
    if (begins(head, ZIP_MAGIC)) {
      return isWorkbook(head) ? Optional.of(XLSX) : Optional.empty();
    }
    return isText(head) ? Optional.of(CSV) : Optional.empty();
  }

  /** A workbook's archive begins with one of its own parts. */
  private static boolean isWorkbook(byte[] head) {
    if (head.length < ZIP_NAME) {
      return false;
    }
    int length = (head[ZIP_NAME_LENGTH] & 0xff) | (head[ZIP_NAME_LENGTH + 1] & 0xff) << 8;
    if (length == 0 || head.length < ZIP_NAME + length) {
      return false;
    }
    String first = new String(head, ZIP_NAME, length, StandardCharsets.UTF_8);
    return first.equals("[Content_Types].xml")
        || first.startsWith("_rels/")
        || first.startsWith("xl/")
        || first.startsWith("docProps/");
  }

  /** Text in UTF-8 or, as spreadsheets in China write it, GB 18030. */
  private static boolean isText(byte[] head) {
    for (byte octet : head) {
      boolean control =
          octet >= 0 && octet < ' ' && octet != '\n' && octet != '\r' && octet != '\t';
      if (control) {
        return false;
      }
    }
    return head.length > 0
        && (reads(head, StandardCharsets.UTF_8) || reads(head, Charset.forName("GB18030")));
  }

  /** A character that the head cuts off at its end is no fault. */
  private static boolean reads(byte[] head, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return !decoder
        .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), head.length < HEAD)
        .isError();
  }

  private static boolean begins(byte[] head, byte[] magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (head[i] != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
