package io.forecourt.platform.web;

import java.util.List;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/** Answers lists in other forms than JSON, for callers that ask for them. */
public interface ListForms {

  /**
   * @return how the method is run; empty when it answers no list
   */
  Optional<ServletInvocableHandlerMethod> of(HandlerMethod method);

  /** What may be asked for beside JSON. */
  List<String> mediaTypes();
}
