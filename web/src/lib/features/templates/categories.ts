import Database from '@lucide/svelte/icons/database';
import Euro from '@lucide/svelte/icons/euro';
import Handshake from '@lucide/svelte/icons/handshake';
import Package from '@lucide/svelte/icons/package';
import Siren from '@lucide/svelte/icons/siren';
import UsersRound from '@lucide/svelte/icons/users-round';
import type { Component } from 'svelte';
import type { TemplateSummary } from '#lib/api/types.ts';

export type TemplateCategory = TemplateSummary['category'];

export const categories: Record<
  TemplateCategory,
  { title: string; icon: Component<{ size?: number; class?: string; 'aria-hidden'?: 'true' }> }
> = {
  orders: { title: 'Orders', icon: Package },
  money: { title: 'Money', icon: Euro },
  people: { title: 'People and documents', icon: UsersRound },
  customers: { title: 'Customers', icon: Handshake },
  operations: { title: 'Operations', icon: Siren },
  data: { title: 'Data', icon: Database },
};

export const isCategory = (name: string | null): name is TemplateCategory =>
  name !== null && Object.hasOwn(categories, name);
