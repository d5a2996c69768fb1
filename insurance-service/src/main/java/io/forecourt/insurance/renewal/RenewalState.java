package io.forecourt.insurance.renewal;

import java.util.Arrays;
import java.util.List;

/** Where the renewal of a car's cover stands. */
public enum RenewalState {
  /** The date is stored; the season has not begun. */
  WAITING,
  OPEN,
  REMINDED,
  QUOTED,
  CALLED,
  /** A complaint is open: nothing is sent, and the case goes on where it stood. */
  PAUSED,
  /** Renewed here; goes on when that policy is cancelled before it begins. */
  WON,
  LOST,
  /** The cover ended without an outcome; counted as lost. */
  UNREACHED,
  /** Sold or scrapped: closed without a loss. */
  CLOSED_NO_CAR;

  public boolean canBecome(RenewalState next) {
    return switch (this) {
      case WAITING -> next == OPEN || next == WON || next == CLOSED_NO_CAR;
      case OPEN ->
          next == REMINDED || next == QUOTED || next == CALLED || next.mayFollowAnyOfSeason();
      case REMINDED -> next == QUOTED || next == CALLED || next.mayFollowAnyOfSeason();
      case QUOTED -> next == CALLED || next.mayFollowAnyOfSeason();
      case CALLED -> next == QUOTED || next.mayFollowAnyOfSeason();
      case PAUSED -> next.isInSeason() || next == WAITING || next.isOver() && next != UNREACHED;
      case WON -> next == OPEN || next == WAITING;
      case LOST, UNREACHED, CLOSED_NO_CAR -> false;
    };
  }

  /** A complaint and every end; and waiting, when the rest of a season was bought as well. */
  private boolean mayFollowAnyOfSeason() {
    return this == PAUSED || this == WAITING || isOver();
  }

  List<RenewalState> successors() {
    return Arrays.stream(values()).filter(this::canBecome).toList();
  }

  boolean isOver() {
    return switch (this) {
      case WON, LOST, UNREACHED, CLOSED_NO_CAR -> true;
      case WAITING, OPEN, REMINDED, QUOTED, CALLED, PAUSED -> false;
    };
  }

  /** Open, and neither paused nor over: the desk works on it. */
  boolean isInSeason() {
    return switch (this) {
      case OPEN, REMINDED, QUOTED, CALLED -> true;
      case WAITING, PAUSED, WON, LOST, UNREACHED, CLOSED_NO_CAR -> false;
    };
  }
}
