package io.forecourt.local.api;

import io.forecourt.local.stack.Trouble;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The roles that somebody in each store of the sample has. */
public enum Role {
  GM("general manager"),
  SD("sales director"),
  SM("sales manager"),
  SH("showroom manager"),
  SU("showroom supervisor"),
  SC("sales consultant"),
  RC("receptionist"),
  IN("insurance desk"),
  IR("renewal desk"),
  LP("licensing specialist"),
  CS("customer service manager"),
  CA("customer agent"),
  IO("information officer"),
  SI("CSI/SSI administrator"),
  MK("marketing"),
  AD("administration officer"),
  KA("key account manager"),
  SV("service director"),
  DN("distribution network lead"),
  FI("funds and finance director"),
  FN("cashier"),
  YD("yard keeper"),
  AP("used-car appraiser"),
  IH("head of insurance"),
  HR("HR officer"),
  PV("privacy officer"),
  OPS("operator");

  private final String title;

  Role(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws Trouble with exit code 2 if there is no such role
   */
  public static Role of(String text) {
    for (Role role : values()) {
      if (role.code().equals(text)) {
        return role;
      }
    }
    throw new Trouble(
        "there is no role '%s'; roles: %s"
            .formatted(
                text, Arrays.stream(values()).map(Role::code).collect(Collectors.joining(", "))),
        2);
  }
}
