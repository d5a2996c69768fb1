package io.forecourt.platform.personal;

/** Somebody tries to store personal data of a person who was erased. */
public final class PersonErasedEarlier extends IllegalStateException {
  PersonErasedEarlier(String person) {
    super("person " + person + " was erased; nothing personal may be stored again");
  }
}
