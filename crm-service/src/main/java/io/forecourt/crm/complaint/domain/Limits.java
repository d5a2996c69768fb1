package io.forecourt.crm.complaint.domain;

import java.time.Instant;

/**
 * Until when what has to happen, fixed when the complaint is opened or reopened.
 *
 * @param answer until when the customer has a first answer
 * @param first when an unsolved complaint goes to level 1
 * @param second to level 2
 * @param third to level 3
 * @param last after which it is late at level 3, too
 */
public record Limits(Instant answer, Instant first, Instant second, Instant third, Instant last) {

  public static final int HIGHEST_LEVEL = 3;

  /** Until when a complaint of this level shall be solved. */
  public Instant of(int level) {
    return switch (level) {
      case 0 -> first;
      case 1 -> second;
      case 2 -> third;
      default -> last;
    };
  }
}
