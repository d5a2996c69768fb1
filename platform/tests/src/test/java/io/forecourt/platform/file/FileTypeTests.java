package io.forecourt.platform.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class FileTypeTests {

  @Test
  void aPictureIsKnownByItsFirstOctets() {
    assertThat(FileType.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0x00}))
        .contains(FileType.JPEG);
    assertThat(FileType.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0}))
        .contains(FileType.PNG);
    assertThat(FileType.of("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))).contains(FileType.PDF);
  }

  @Test
  void anArchiveIsAWorkbookOnlyWhenItBeginsLikeOne() throws IOException {
    assertThat(FileType.of(archive("[Content_Types].xml"))).contains(FileType.XLSX);
    assertThat(FileType.of(archive("setup.exe"))).isEmpty();
    assertThat(FileType.of(new byte[] {'P', 'K', 3, 4})).isEmpty();
  }

  @Test
  void textIsAListInBothEncodingsOfTheTradeAlsoWhenTheHeadCutsACharacter() {
    byte[] long8 = "姓名,电话\n".repeat(500).getBytes(StandardCharsets.UTF_8);

    assertThat(FileType.of(Arrays.copyOf(long8, FileType.HEAD))).contains(FileType.CSV);
    assertThat(FileType.of("姓名,电话".getBytes(Charset.forName("GB18030")))).contains(FileType.CSV);
    assertThat(FileType.of("a,b\u0000c".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(FileType.of(new byte[0])).isEmpty();
  }

  private static byte[] archive(String first) throws IOException {
    var octets = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(octets)) {
      zip.putNextEntry(new ZipEntry(first));
      zip.write("x".getBytes(StandardCharsets.UTF_8));
    }
    return octets.toByteArray();
  }
}
