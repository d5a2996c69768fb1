package io.forecourt.insurance.premium;

import java.util.List;

/** A request that lacks what its vehicle or its covers need; nothing is rated. */
public final class MalformedRequest extends RuntimeException {

  private final transient List<Flaw> flaws;

  MalformedRequest(List<Flaw> flaws) {
    super(flaws.toString());
    this.flaws = List.copyOf(flaws);
  }

  public List<Flaw> flaws() {
    return flaws;
  }
}
