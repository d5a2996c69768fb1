package io.forecourt.platform.personal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals contents of any length under the person's key, a segment at a time: nothing is held whole
 * in memory. Each segment is AES-256-GCM; its nonce holds its number and whether it is the last, so
 * that no segment can be moved, left out or cut off unseen.
 */
public final class PersonalStreams {

  private static final byte VERSION = 1;
  private static final int PREFIX = 7;
  private static final int HEADER = 1 + PREFIX;
  private static final int SEGMENT = 64 * 1024;
  private static final int TAG = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String HMAC = "HmacSHA256";

  private final PersonKeys keys;
  private final byte[] hashKey;

  PersonalStreams(PersonKeys keys, byte[] hashKey) {
    this.keys = keys;
    this.hashKey = hashKey;
  }

  /** How long the ciphertext of a content of this length is. */
  public static long sealedLength(long clear) {
    long segments = Math.max(1, (clear + SEGMENT - 1) / SEGMENT);
    return HEADER + clear + segments * TAG;
  }

  /**
   * @param person whose key seals it
   * @param what bound to the ciphertext, for example the id of the file
   * @throws PersonErasedEarlier if the person was erased
   */
  public Sealed seal(String person, String what, InputStream clear) {
    return new Sealed(keys.findOrCreate(person), aad(person, what), mac(), clear);
  }

  /**
   * The content in clear; reading fails where the ciphertext was changed.
   *
   * @return empty when the person was erased
   */
  public Optional<InputStream> open(String person, String what, InputStream sealed) {
    return keys.find(person).map(key -> new Opened(key, aad(person, what), sealed));
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(hashKey, HMAC));
      mac.update("CONTENT\u0000".getBytes(StandardCharsets.UTF_8));
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] aad(String person, String what) {
    return ("content:" + person + "\u0000" + what).getBytes(StandardCharsets.UTF_8);
  }

  private static Cipher cipher(
      int mode, SecretKey key, byte[] prefix, int segment, boolean last, byte[] aad) {
    try {
      byte[] nonce =
          ByteBuffer.allocate(PREFIX + 5)
              .put(prefix)
              .putInt(segment)
              .put((byte) (last ? 1 : 0))
              .array();
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
      cipher.updateAAD(aad);
      return cipher;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Segments of one side, turned into segments of the other while they are read. */
  private abstract static class Segments extends InputStream {
    private final PushbackInputStream from;
    private final int length;
    private byte[] ready = new byte[0];
    private int position;
    private int number;
    private boolean ended;

    Segments(InputStream from, int length) {
      this.from = new PushbackInputStream(from, 1);
      this.length = length;
    }

    abstract byte[] turn(byte[] segment, int number, boolean last) throws IOException;

    final void show(byte[] first) {
      ready = first;
    }

    final byte[] take(int octets) throws IOException {
      return from.readNBytes(octets);
    }

    private boolean more() throws IOException {
      while (position == ready.length) {
        if (ended) {
          return false;
        }
        byte[] segment = from.readNBytes(length);
        int next = from.read();
        ended = next < 0;
        if (!ended) {
          from.unread(next);
        }
        ready = turn(segment, number++, ended);
        position = 0;
      }
      return true;
    }

    @Override
    public int read() throws IOException {
      return more() ? ready[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) throws IOException {
      if (wanted == 0) {
        return 0;
      }
      if (!more()) {
        return -1;
      }
      int given = Math.min(wanted, ready.length - position);
      System.arraycopy(ready, position, buffer, offset, given);
      position += given;
      return given;
    }

    @Override
    public void close() throws IOException {
      from.close();
    }
  }

  /** The ciphertext of a content; knows the content's hash when it was read to its end. */
  public static final class Sealed extends Segments {
    private final SecretKey key;
    private final byte[] aad;
    private final Mac mac;
    private final byte[] prefix = new byte[PREFIX];
    private long length;
    private @Nullable String hash;

    private Sealed(SecretKey key, byte[] aad, Mac mac, InputStream clear) {
      super(clear, SEGMENT);
      this.key = key;
      this.aad = aad;
      this.mac = mac;
      RANDOM.nextBytes(prefix);
      show(ByteBuffer.allocate(HEADER).put(VERSION).put(prefix).array());
    }

    @Override
    byte[] turn(byte[] segment, int number, boolean last) {
      mac.update(segment);
      length += segment.length;
      if (last) {
        hash = HexFormat.of().formatHex(mac.doFinal());
      }
      try {
        return cipher(Cipher.ENCRYPT_MODE, key, prefix, number, last, aad).doFinal(segment);
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    /** Length of the content in clear. */
    public long length() {
      return length;
    }

    /** Keyed hash of the content in clear: the same content is known again, and nothing else. */
    public String hash() {
      if (hash == null) {
        throw new IllegalStateException("the content was not read to its end");
      }
      return hash;
    }
  }

  private static final class Opened extends Segments {
    private final SecretKey key;
    private final byte[] aad;
    private byte @Nullable [] prefix;

    Opened(SecretKey key, byte[] aad, InputStream sealed) {
      super(sealed, SEGMENT + TAG);
      this.key = key;
      this.aad = aad;
    }

    @Override
    byte[] turn(byte[] segment, int number, boolean last) throws IOException {
      byte[] nonce = prefix;
      if (nonce == null) {
        throw new IOException("a sealed content begins with its header");
      }
      try {
        return cipher(Cipher.DECRYPT_MODE, key, nonce, number, last, aad).doFinal(segment);
      } catch (GeneralSecurityException changed) {
        throw new IOException("the sealed content was changed or is not complete", changed);
      }
    }

    private void header() throws IOException {
      if (prefix == null) {
        byte[] header = take(HEADER);
        if (header.length < HEADER || header[0] != VERSION) {
          throw new IOException("not a sealed content");
        }
        prefix = Arrays.copyOfRange(header, 1, HEADER);
      }
    }

    @Override
    public int read() throws IOException {
      header();
      return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) throws IOException {
      header();
      return super.read(buffer, offset, wanted);
    }
  }
}
