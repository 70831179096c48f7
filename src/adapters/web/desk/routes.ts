import type { Hono } from 'hono';
import { addCheck } from './check.ts';
import { addChecks } from './checks.ts';
import { addCorrections } from './corrections.ts';
import { addEntry } from './entry.ts';
import { addFeeds } from './feeds.ts';
import type { DeskPage } from './needs.ts';
import { addOverview } from './overview.ts';
import { addPost } from './post.ts';
import { addPosts } from './posts.ts';
import { addRecords } from './records.ts';
import { createRooms } from './rooms.ts';
import { addTrouble } from './trouble.ts';

/** Everything below `/desk`: for moderators alone. */
export function createDeskRoutes(desk: DeskPage): Hono {
  const { app, rooms, close } = createRooms(desk);
  addEntry(app, desk);
  for (const add of [addOverview, addChecks, addPosts, addPost, addCheck, addCorrections]) {
    add(rooms, desk);
  }
  for (const add of [addTrouble, addFeeds, addRecords]) add(rooms, desk);
  close();
  return app;
}
