package io.forecourt.crm.club;

/** A customer joined the club or left it; told inside this service only. */
public record MembershipChanged(String customerId) {}
