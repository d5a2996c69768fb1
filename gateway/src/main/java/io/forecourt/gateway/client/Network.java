package io.forecourt.gateway.client;

import java.net.InetAddress;

/** A network such as {@code 10.0.0.0/8}, or a single address. */
final class Network {

  private final byte[] base;
  private final int bits;

  private Network(byte[] base, int bits) {
    this.base = base;
    this.bits = bits;
  }

  /**
   * @throws IllegalArgumentException if the text is neither an address nor a network
   */
  static Network parse(String text) {
    int slash = text.indexOf('/');
    byte[] base =
        InetAddress.ofLiteral(slash < 0 ? text.strip() : text.substring(0, slash).strip())
            .getAddress();
    int longest = base.length * Byte.SIZE;
    int bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1).strip());
    if (bits < 0 || bits > longest) {
      throw new IllegalArgumentException("not a network: " + text);
    }
    return new Network(base, bits);
  }

  boolean contains(InetAddress address) {
    byte[] other = address.getAddress();
    if (other.length != base.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += Byte.SIZE) {
      int index = bit / Byte.SIZE;
      int compared = Math.min(Byte.SIZE, bits - bit);
      int mask = 0xFF << (Byte.SIZE - compared);
      if (((base[index] ^ other[index]) & mask & 0xFF) != 0) {
        return false;
      }
    }
    return true;
  }
}
