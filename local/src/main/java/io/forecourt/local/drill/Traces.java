package io.forecourt.local.drill;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Every form in which something of a person could have been left behind: clear, masked, in Base64
 * and hexadecimal, escaped for addresses and JSON, hashed with and without a key.
 */
final class Traces {
  private static final int HEAD = Integer.BYTES;

  /**
   * A form with the words for it, for example {@code mobile, Base64}.
   *
   * @param keyed whether it is a hash that only a holder of the key can make
   */
  private record Form(String words, byte[] octets, boolean keyed) {}

  /** Forms by their first octets: most places are passed over after two of them. */
  private record Index(boolean[] heads, Map<Integer, List<Form>> byHead) {

    static Index of(Collection<Form> forms) {
      boolean[] heads = new boolean[1 << Short.SIZE];
      Map<Integer, List<Form>> byHead = new HashMap<>();
      for (Form form : forms) {
        ByteBuffer head = ByteBuffer.wrap(form.octets());
        heads[Short.toUnsignedInt(head.getShort(0))] = true;
        byHead.computeIfAbsent(head.getInt(0), _ -> new ArrayList<>()).add(form);
      }
      return new Index(heads, byHead);
    }
  }

  private final Map<String, byte[]> hashKeys;
  private final Map<String, Form> forms = new LinkedHashMap<>();
  private @Nullable Index all;
  private @Nullable Index withoutKeyed;

  /**
   * @param hashKeys the key with which each service hashes what people are searched by
   */
  Traces(Map<String, byte[]> hashKeys) {
    this.hashKeys = Map.copyOf(hashKeys);
  }

  /** The value and its escapes; {@code kind} is the kind that the services hash it as. */
  Traces value(String words, String kind, String clear) {
    byte[] octets = clear.getBytes(StandardCharsets.UTF_8);
    add(words + ", clear", clear);
    // The three ways in which Base64 writes a text, wherever it begins within other text.
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = new byte[octets.length + shift];
      System.arraycopy(octets, 0, shifted, shift, octets.length);
      String coded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int from = shift == 0 ? 0 : shift + 1;
      String inner = coded.substring(from, coded.length() - 1);
      add(words + ", Base64", inner);
      add(words + ", Base64 for addresses", inner.replace('+', '-').replace('/', '_'));
    }
    add(words + ", hexadecimal", HexFormat.of().formatHex(octets));
    add(words + ", in an address", URLEncoder.encode(clear, StandardCharsets.UTF_8));
    add(words + ", in JSON", escaped(clear));
    for (String digest : List.of("SHA-256", "SHA-1", "MD5")) {
      byte[] hash = digest(digest, octets);
      add(words + ", " + digest, HexFormat.of().formatHex(hash));
      add(words + ", " + digest + " in Base64", Base64.getEncoder().encodeToString(hash));
    }
    return hashed(words, kind, clear);
  }

  Traces masked(String words, String masked) {
    add(words + ", masked", masked);
    add(words + ", masked in JSON", escaped(masked));
    return this;
  }

  /** As the services keep it to search by. */
  Traces hashed(String words, String kind, String clear) {
    hashKeys.forEach(
        (service, key) ->
            add(words + ", hash of " + service, keyed(key, kind + "\u0000" + clear), true));
    return this;
  }

  /** What stands where nothing personal does: that it is found shows that the place was read. */
  Traces marker(String words, String text) {
    add(words, text);
    return this;
  }

  /**
   * Looks through a stretch of octets.
   *
   * @return the words for the forms that stand there
   */
  Set<String> in(byte[] octets, int length, boolean alsoKeyedHashes) {
    Index index = alsoKeyedHashes ? all() : withoutKeyed();
    Set<String> found = new TreeSet<>();
    ByteBuffer stretch = ByteBuffer.wrap(octets, 0, length);
    for (int at = 0; at + HEAD <= length; at++) {
      if (index.heads()[Short.toUnsignedInt(stretch.getShort(at))]) {
        for (Form form : index.byHead().getOrDefault(stretch.getInt(at), List.of())) {
          if (stands(form.octets(), octets, at, length)) {
            found.add(form.words());
          }
        }
      }
    }
    return found;
  }

  /** The longest form: what stretches must overlap by. */
  int longest() {
    return forms.values().stream().mapToInt(form -> form.octets().length).max().orElse(0);
  }

  int count() {
    return forms.size();
  }

  /** All forms, one a line, and the words for them. */
  Map<String, String> samples() {
    Map<String, String> samples = new LinkedHashMap<>();
    forms.forEach((text, form) -> samples.put(text, form.words()));
    return samples;
  }

  private Index all() {
    Index known = all;
    if (known == null) {
      known = Index.of(forms.values());
      all = known;
    }
    return known;
  }

  private Index withoutKeyed() {
    Index known = withoutKeyed;
    if (known == null) {
      known = Index.of(forms.values().stream().filter(form -> !form.keyed()).toList());
      withoutKeyed = known;
    }
    return known;
  }

  private static boolean stands(byte[] form, byte[] octets, int at, int length) {
    return at + form.length <= length
        && Arrays.equals(form, 0, form.length, octets, at, at + form.length);
  }

  private void add(String words, String text) {
    add(words, text, false);
  }

  private void add(String words, String text, boolean keyed) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    if (octets.length >= HEAD) {
      forms.putIfAbsent(text, new Form(words, octets, keyed));
      all = null;
      withoutKeyed = null;
    }
  }

  private static String escaped(String clear) {
    StringBuilder json = new StringBuilder();
    clear
        .chars()
        .forEach(c -> json.append(c < 128 ? Character.toString(c) : "\\u%04x".formatted(c)));
    return json.toString();
  }

  private static byte[] digest(String name, byte[] octets) {
    try {
      return MessageDigest.getInstance(name).digest(octets);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static String keyed(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
