package io.forecourt.crm.lawful.web;

import io.forecourt.platform.access.Permit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A controller as it should be. */
@RestController
@RequestMapping(path = "/api/v1/crm/laws")
public class LawController {

  @Permit("crm.law.read")
  @GetMapping
  public String laws() {
    return "";
  }
}
