package io.forecourt.hr.person;

import io.forecourt.hr.post.Post;
import io.forecourt.hr.post.Posts;
import io.forecourt.hr.store.StoreService;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.personal.HashKind;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Mobile;
import io.forecourt.platform.web.Versions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hires people, moves them between posts, and lets them go. Nobody gives a post that reaches beyond
 * the own stores, nor does any of this to oneself.
 */
@Service
public class PersonService {

  /** A new member of staff. */
  public record Hire(
      String name, @Nullable Mobile mobile, String loginName, String postId, LocalDate hiredOn) {}

  static final String HIRE = "hr.person.hire";
  static final String MOVE = "hr.person.move";

  private final People people;
  private final Posts posts;
  private final StaffDirectory directory;
  private final StoreService stores;
  private final PersonalVault vault;
  private final Outbox outbox;
  private final BusinessClock clock;
  private final Access access;
  private final ApplicationEventPublisher inside;

  PersonService(
      People people,
      Posts posts,
      StaffDirectory directory,
      StoreService stores,
      PersonalVault vault,
      Outbox outbox,
      BusinessClock clock,
      Access access,
      ApplicationEventPublisher inside) {
    this.people = people;
    this.posts = posts;
    this.directory = directory;
    this.stores = stores;
    this.vault = vault;
    this.outbox = outbox;
    this.clock = clock;
    this.access = access;
    this.inside = inside;
  }

  /**
   * @return id of the person
   * @throws RuleViolation {@code person.login-taken}, {@code person.post-reaches-further}
   */
  @Transactional
  public String hire(Hire hire) {
    Post post = post(HIRE, hire.postId());
    if (people.existsByLoginName(hire.loginName())) {
      throw new RuleViolation("person.login-taken", hire.loginName());
    }
    String id = Ids.next();
    Mobile mobile = hire.mobile();
    people.save(
        new Person(
            id,
            post.storeCode(),
            id,
            post.id(),
            PersonState.ACTIVE,
            hire.loginName(),
            vault.seal(id, "name", hire.name()),
            mobile == null ? null : vault.seal(id, "mobile", mobile.e164()),
            vault.hash(HashKind.NAME, hire.name()),
            mobile == null ? null : vault.hash(HashKind.PHONE, mobile.e164()),
            hire.hiredOn(),
            null,
            null));
    tell(PersonEvents.HIRED, id, hire.hiredOn());
    return id;
  }

  /**
   * The new post counts at once; tokens issued before are no longer accepted.
   *
   * @throws RuleViolation {@code person.oneself}, {@code person.post-reaches-further}, and those of
   *     {@link Person#moveTo}
   */
  @Transactional
  Person move(String id, String ifMatch, String postId) {
    Person person = get(id);
    Versions.require(ifMatch, person.currentVersion());
    requireOther(id);
    Post post = post(MOVE, postId);
    Person moved = people.save(person.moveTo(post.storeCode(), post.id()));
    tell(PersonEvents.MOVED, id, today(moved.storeCode()));
    inside.publishEvent(new PersonMoved(id, moved.storeCode()));
    return moved;
  }

  /**
   * The person leaves; logins end at once, wherever a token is still alive.
   *
   * @throws RuleViolation {@code person.oneself}, and those of {@link Person#leave}
   */
  @Transactional
  Person depart(String id, LocalDate lastDay) {
    requireOther(id);
    Person left = people.save(get(id).leave(lastDay));
    tell(PersonEvents.LEFT, id, lastDay);
    tell(PersonEvents.REVOKED, id, today(left.storeCode()));
    inside.publishEvent(new PersonLeft(id, left.storeCode(), staff(id).headId()));
    return left;
  }

  /** The person stays, but tokens issued before are no longer accepted anywhere. */
  @Transactional
  public void revokeAccess(String id) {
    tell(PersonEvents.REVOKED, id, today(get(id).storeCode()));
  }

  Person get(String id) {
    return people.findById(id).orElseThrow(() -> new NotFound("person", id));
  }

  String clearName(Person person) {
    return vault.open(person.id(), "name", person.nameSealed()).orElse("");
  }

  @Nullable String clearMobile(Person person) {
    String sealed = person.mobileSealed();
    return sealed == null ? null : vault.open(person.id(), "mobile", sealed).orElse(null);
  }

  /**
   * @throws RuleViolation {@code person.oneself} if the caller is this person
   */
  public void requireOther(String id) {
    if (isCaller(id)) {
      throw new RuleViolation("person.oneself");
    }
  }

  boolean isCaller(String id) {
    return access.caller().personId().equals(id);
  }

  /**
   * @throws RuleViolation {@code person.post-reaches-further} unless the caller may do this in each
   *     of the stores that the post covers
   */
  public void requireReach(String action, String postId, List<String> stores) {
    if (!stores.stream().allMatch(store -> access.mayOn(action, store, null))) {
      throw new RuleViolation("person.post-reaches-further", postId);
    }
  }

  /** The post, for somebody who shall hold it: one of another store is as unknown as none. */
  private Post post(String action, String postId) {
    Post post =
        posts
            .findById(postId)
            .filter(found -> access.mayOn(action, found.storeCode(), null))
            .orElseThrow(() -> new InvalidInput("/postId", "POST_UNKNOWN"));
    requireReach(action, post.id(), post.stores());
    return post;
  }

  private void tell(String type, String id, LocalDate effectiveOn) {
    outbox.append(PersonEvents.of(type, staff(id), effectiveOn, clock.instant()));
  }

  private StaffMember staff(String id) {
    return directory.find(id).orElseThrow(() -> new NotFound("person", id));
  }

  private LocalDate today(String store) {
    return clock.today(stores.zone(store).orElse(ZoneId.of("Asia/Shanghai")));
  }
}
