package io.forecourt.crm.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Draws contacts by lot: the same contacts and the same seed give the same sample. */
final class Sampling {

  /** A contact that somebody had. */
  record Contact(
      String id, String personId, ContactKind kind, String reference, Instant contactedAt) {}

  private Sampling() {}

  /** So many contacts of each person, or all where there are fewer. */
  static List<Contact> draw(List<Contact> contacts, int perPerson, long seed) {
    var draw = new Random(seed);
    var byPerson = new TreeMap<String, List<Contact>>();
    contacts.stream()
        .sorted(Comparator.comparing(Contact::id))
        .forEach(
            contact ->
                byPerson.computeIfAbsent(contact.personId(), _ -> new ArrayList<>()).add(contact));
    List<Contact> drawn = new ArrayList<>();
    byPerson
        .values()
        .forEach(
            theirs -> {
              Collections.shuffle(theirs, draw);
              drawn.addAll(theirs.subList(0, Math.min(perPerson, theirs.size())));
            });
    return drawn;
  }
}
