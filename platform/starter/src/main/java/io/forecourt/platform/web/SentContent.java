package io.forecourt.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/**
 * Everything that a request asks with: its body, or the fields and files of a form, and its query.
 * Files count by what they hold, not by the boundary between them, which is another one each time
 * that a client sends the same form.
 */
final class SentContent {

  private static final int PORTION = 16 * 1024;

  private final MessageDigest digest;

  private SentContent() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The body itself when that is all, else a digest. */
  static byte[] of(HttpServletRequest request) {
    byte[] body = BodyFilter.kept(request);
    String query = request.getQueryString();
    if (body != null && (query == null || query.isEmpty())) {
      return body;
    }
    var content = new SentContent();
    content.text(query);
    if (body != null) {
      content.octets(body);
    } else {
      content.form(request);
    }
    return content.digest.digest();
  }

  private void form(HttpServletRequest request) {
    new TreeMap<>(request.getParameterMap())
        .forEach(
            (name, values) -> {
              text(name);
              number(values.length);
              for (String value : values) {
                text(value);
              }
            });
    MultipartHttpServletRequest parts =
        WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    if (parts != null) {
      Map<String, List<MultipartFile>> files = new TreeMap<>(parts.getMultiFileMap());
      files.values().forEach(same -> same.forEach(this::file));
    }
  }

  private void file(MultipartFile file) {
    text(file.getName());
    text(file.getOriginalFilename());
    text(file.getContentType());
    number(file.getSize());
    try (InputStream in = file.getInputStream()) {
      byte[] portion = new byte[PORTION];
      for (int read = in.read(portion); read >= 0; read = in.read(portion)) {
        digest.update(portion, 0, read);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void text(@Nullable String text) {
    octets((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
  }

  /** With their length, so that nothing can move from one field into the next unseen. */
  private void octets(byte[] octets) {
    number(octets.length);
    digest.update(octets);
  }

  private void number(long number) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
  }
}
