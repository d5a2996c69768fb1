package io.forecourt.platform.personal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/** {@link PersonalVault} with one wrapped AES-256 key a person. */
final class SealedVault implements PersonalVault {

  private static final String VERSION = "v1.";

  private final PersonKeys keys;
  private final byte[] hashKey;

  SealedVault(PersonKeys keys, byte[] hashKey) {
    this.keys = keys;
    this.hashKey = hashKey;
  }

  @Override
  public String seal(String person, String field, String clear) {
    return VERSION
        + Sealing.seal(
            keys.findOrCreate(person),
            clear.getBytes(StandardCharsets.UTF_8),
            bound(person, field));
  }

  @Override
  public void prepare(Collection<String> persons) {
    keys.prepare(persons);
  }

  @Override
  public Optional<String> open(String person, String field, String sealed) {
    if (!sealed.startsWith(VERSION)) {
      throw new IllegalStateException("not a sealed text");
    }
    return keys.find(person)
        .map(
            key ->
                new String(
                    Sealing.open(key, sealed.substring(VERSION.length()), bound(person, field)),
                    StandardCharsets.UTF_8));
  }

  @Override
  public void forget(String person) {
    keys.erase(person);
  }

  @Override
  public String hash(HashKind kind, String clearNormalised) {
    return Sealing.hmac(hashKey, kind.name() + "\u0000" + clearNormalised);
  }

  private static String bound(String person, String field) {
    return "field:" + person + "\u0000" + field;
  }
}
