package io.forecourt.platform.access;

import java.util.Optional;

/**
 * Links that this service sent to somebody outside the house, for one thing and without a login.
 * Who comes with one sends its token as {@link RequestSignature#SIGNATURE}, without a sender, so
 * that it stands in no URL.
 */
public interface LinkCallers {

  /** The only role of who comes with a link: the one of everybody outside. */
  String ROLE = SenderFilter.ROLE;

  /**
   * @param path of the request
   * @return who came, when the token opens what the path names
   */
  Optional<Caller> caller(String path, String token);
}
