package io.forecourt.crm.quality;

import io.forecourt.platform.rule.InvalidInput;
import java.util.List;
import java.util.Set;

/** Whose contacts are sampled, how many, and what is looked at. */
record QualityPolicy(List<Post> posts, List<Checklist> checklists) {

  QualityPolicy {
    for (Post post : posts) {
      if (checklists.stream().noneMatch(list -> list.code().equals(post.checklist()))) {
        throw new IllegalArgumentException("there is no check-list " + post.checklist());
      }
    }
  }

  /**
   * A post in contact with customers.
   *
   * @param role that holders of the post have
   * @param perPerson how many contacts of a day are drawn of each of them
   */
  record Post(String code, String role, Set<ContactKind> kinds, int perPerson, String checklist) {}

  /** What is looked at. */
  record Checklist(String code, List<Item> items) {}

  record Item(String code, int weight) {
    Item {
      if (weight < 1) {
        throw new IllegalArgumentException(code + " weighs nothing");
      }
    }
  }

  /**
   * @throws InvalidInput if the store samples no such post
   */
  Post post(String code) {
    return posts.stream()
        .filter(post -> post.code().equals(code))
        .findAny()
        .orElseThrow(() -> new InvalidInput("/post", "quality.unknown-post"));
  }

  Checklist checklist(String code) {
    return checklists.stream()
        .filter(list -> list.code().equals(code))
        .findAny()
        .orElseThrow(() -> new IllegalStateException("there is no check-list " + code));
  }
}
