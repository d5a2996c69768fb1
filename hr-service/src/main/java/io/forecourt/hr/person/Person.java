package io.forecourt.hr.person;

import io.forecourt.platform.rule.RuleViolation;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A member of staff, who holds one post. Name and mobile are sealed under the person's own key.
 *
 * @param ownerId the person, whose own data this is
 */
@Table("person")
record Person(
    @Id String id,
    String storeCode,
    String ownerId,
    String postId,
    PersonState status,
    String loginName,
    String nameSealed,
    @Nullable String mobileSealed,
    String nameHash,
    @Nullable String mobileHash,
    LocalDate hiredOn,
    @Nullable LocalDate leftOn,
    @Version @Nullable Integer version) {

  /**
   * @throws RuleViolation {@code person.wrong-state} if the person has left, {@code
   *     person.same-post} if nothing changes
   */
  Person moveTo(String storeCode, String postId) {
    requireActive();
    if (this.postId.equals(postId)) {
      throw new RuleViolation("person.same-post", postId);
    }
    return new Person(
        id,
        storeCode,
        ownerId,
        postId,
        status,
        loginName,
        nameSealed,
        mobileSealed,
        nameHash,
        mobileHash,
        hiredOn,
        leftOn,
        version);
  }

  /**
   * @throws RuleViolation {@code person.wrong-state} if the person has left already, {@code
   *     person.left-before-hired}
   */
  Person leave(LocalDate lastDay) {
    requireActive();
    if (lastDay.isBefore(hiredOn)) {
      throw new RuleViolation("person.left-before-hired", hiredOn);
    }
    return new Person(
        id,
        storeCode,
        ownerId,
        postId,
        PersonState.LEFT,
        loginName,
        nameSealed,
        mobileSealed,
        nameHash,
        mobileHash,
        hiredOn,
        lastDay,
        version);
  }

  private void requireActive() {
    if (!status.canBecome(PersonState.LEFT)) {
      List<PersonState> allowed =
          Arrays.stream(PersonState.values()).filter(status::canBecome).toList();
      throw RuleViolation.wrongState("person.wrong-state", status, allowed);
    }
  }

  long currentVersion() {
    return version == null ? 0 : version;
  }
}
