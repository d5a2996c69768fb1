package io.forecourt.crm.lawful.domain;

import io.forecourt.platform.value.Money;

/** A rule as it should be. */
public record Law(Money fine) {}
