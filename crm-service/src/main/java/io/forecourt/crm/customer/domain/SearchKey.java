package io.forecourt.crm.customer.domain;

import io.forecourt.platform.personal.HashKind;

/** A keyed hash under which a customer is found. */
public record SearchKey(HashKind kind, String hash) {}
