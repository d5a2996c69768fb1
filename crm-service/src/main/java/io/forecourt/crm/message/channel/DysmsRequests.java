package io.forecourt.crm.message.channel;

import io.forecourt.crm.message.channel.ProviderProperties.Dysms;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The receiving side of a signed SendSms request, for a stand-in of the provider. */
public final class DysmsRequests {
  private static final String SIGNED = "SignedHeaders=";

  private DysmsRequests() {}

  /** The headers of a request. */
  public interface Headers {
    @Nullable String get(String name);
  }

  public static boolean isSigned(Dysms account, Headers headers, byte[] body) {
    String given = headers.get("Authorization");
    if (given == null || !Acs3Signature.hash(body).equals(headers.get("x-acs-content-sha256"))) {
      return false;
    }
    int from = given.indexOf(SIGNED) + SIGNED.length();
    int to = given.indexOf(',', from);
    if (from < SIGNED.length() || to < 0) {
      return false;
    }
    SortedMap<String, String> signed = new TreeMap<>();
    Arrays.stream(given.substring(from, to).split(";", -1))
        .forEach(
            name -> {
              String value = headers.get(name);
              signed.put(name, value == null ? "" : value);
            });
    String expected =
        Acs3Signature.authorization(
            account.accessKeyId(),
            account.accessKeySecret(),
            "POST",
            "/",
            "",
            signed,
            Acs3Signature.hash(body));
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** The fields of the form. */
  public static Map<String, String> fields(byte[] body) {
    Map<String, String> fields = new TreeMap<>();
    for (String field : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(decode(field.substring(0, equals)), decode(field.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
