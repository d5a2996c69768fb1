package io.forecourt.crm;

import io.forecourt.platform.personal.HashKind;
import io.forecourt.platform.personal.Masks;
import io.forecourt.platform.personal.PersonalVault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Every form in which something of a person could have been left behind. */
final class PersonTraces {
  private static final List<String> DIGESTS = List.of("SHA-256", "SHA-1", "MD5");

  private final PersonalVault vault;
  private final Set<String> forms = new LinkedHashSet<>();

  PersonTraces(PersonalVault vault) {
    this.vault = vault;
  }

  PersonTraces name(String name) {
    for (Masks.Place place : List.of(Masks.Place.SCREEN, Masks.Place.LIST)) {
      forms.add(Objects.requireNonNull(Masks.name(name, place)));
    }
    return value(HashKind.NAME, name);
  }

  PersonTraces mobile(String national, String store) {
    forms.add(Objects.requireNonNull(Masks.mobile(national)));
    hashed(HashKind.PHONE_LAST4, store + ":" + national.substring(national.length() - 4));
    value(HashKind.PHONE, national);
    return value(HashKind.PHONE, "+86" + national);
  }

  PersonTraces idNumber(String number) {
    forms.add(Objects.requireNonNull(Masks.residentId(number, Masks.Place.SCREEN)));
    forms.add(Objects.requireNonNull(Masks.residentId(number, Masks.Place.LIST)));
    return value(HashKind.ID_NUMBER, number);
  }

  PersonTraces plate(String plate) {
    forms.add(Objects.requireNonNull(Masks.plate(plate, Masks.Place.LIST)));
    return value(HashKind.PLATE, plate);
  }

  PersonTraces text(String text) {
    return value(HashKind.NAME, text);
  }

  private PersonTraces value(HashKind kind, String clear) {
    byte[] octets = clear.getBytes(StandardCharsets.UTF_8);
    forms.add(clear);
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(octets));
    forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    forms.add(HexFormat.of().formatHex(octets));
    forms.add(URLEncoder.encode(clear, StandardCharsets.UTF_8));
    forms.add(
        clear
            .chars()
            .mapToObj(c -> c < 128 ? Character.toString(c) : "\\u%04x".formatted(c))
            .collect(Collectors.joining()));
    for (String digest : DIGESTS) {
      try {
        byte[] hash = MessageDigest.getInstance(digest).digest(octets);
        forms.add(HexFormat.of().formatHex(hash));
        forms.add(Base64.getEncoder().encodeToString(hash));
      } catch (NoSuchAlgorithmException missing) {
        throw new IllegalStateException(missing);
      }
    }
    return hashed(kind, clear);
  }

  private PersonTraces hashed(HashKind kind, String clear) {
    forms.add(vault.hash(kind, clear));
    return this;
  }

  /** What of the person stands in a text. */
  Set<String> in(String text) {
    return forms.stream().filter(text::contains).collect(Collectors.toSet());
  }
}
