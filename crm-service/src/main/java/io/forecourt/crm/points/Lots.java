package io.forecourt.crm.points;

import io.forecourt.platform.rule.RuleViolation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a holder has left, in the order in which it is spent: what expires first goes first. */
record Lots(List<Lot> lots) {
  private static final Comparator<Lot> FIRST_OUT =
      Comparator.comparing(Lot::expiresOn).thenComparing(Lot::id);

  Lots {
    lots = lots.stream().filter(lot -> lot.left() > 0).sorted(FIRST_OUT).toList();
  }

  long balance() {
    return lots.stream().mapToLong(Lot::left).sum();
  }

  long spendable(LocalDate today) {
    return spendableLots(today).stream().mapToLong(Lot::left).sum();
  }

  /**
   * @throws RuleViolation if the holder has not so many that can be spent today
   */
  List<Posting> redeemed(long points, LocalDate today) {
    if (spendable(today) < points) {
      throw new RuleViolation("points.not-enough", spendable(today), points);
    }
    return moved(spendableLots(today), points, Posting.House.REDEMPTION);
  }

  /** Lots whose last day is over. */
  List<Posting> expired(LocalDate today) {
    List<Lot> over = lots.stream().filter(lot -> !lot.isSpendable(today)).toList();
    return moved(over, over.stream().mapToLong(Lot::left).sum(), Posting.House.EXPIRY);
  }

  List<Posting> forfeited() {
    return moved(lots, balance(), Posting.House.EXPIRY);
  }

  /**
   * Takes back what a booking gave. What was spent since is taken from other lots; what is not
   * there at all is the house's loss, for nobody owes points.
   */
  List<Posting> takenBack(Booking earned) {
    String lot = earned.id();
    long given = -earned.of(Posting.House.ISSUE);
    List<Lot> ownFirst =
        new ArrayList<>(lots.stream().filter(one -> one.id().equals(lot)).toList());
    ownFirst.addAll(lots.stream().filter(one -> !one.id().equals(lot)).toList());
    long there = Math.min(given, balance());
    List<Posting> postings = new ArrayList<>(moved(ownFirst, there, Posting.House.ISSUE));
    if (there < given) {
      postings.add(Posting.of(Posting.House.LOSS, there - given));
      postings.add(Posting.of(Posting.House.ISSUE, given - there));
    }
    return postings;
  }

  private List<Lot> spendableLots(LocalDate today) {
    return lots.stream().filter(lot -> lot.isSpendable(today)).toList();
  }

  private static List<Posting> moved(List<Lot> from, long points, Posting.House to) {
    List<Posting> postings = new ArrayList<>();
    long open = points;
    for (Lot lot : from) {
      long taken = Math.min(open, lot.left());
      if (taken > 0) {
        postings.add(Posting.of(lot, -taken));
        open -= taken;
      }
    }
    if (points > 0) {
      postings.add(Posting.of(to, points));
    }
    return postings;
  }
}
