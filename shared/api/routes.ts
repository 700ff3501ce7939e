/** One route of the API: what both the server and the typed client need to know without the schemas (names.md). */
export interface Route {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Path below `/api/v1`; parameters in braces. */
  path: string;
  /** Status of success. */
  status: 200 | 201;
  /** The request must carry `If-Match` with the version that the writer had before them. */
  ifMatch?: true;
}

export const apiPrefix = '/api/v1';

export const routes = {
  listSeries: { method: 'get', path: '/series', status: 200 },
  getFirstView: { method: 'get', path: '/first-view', status: 200 },
  getSeries: { method: 'get', path: '/series/{seriesId}', status: 200 },
  proposeSeries: { method: 'post', path: '/series', status: 201 },
  editSeries: { method: 'patch', path: '/series/{seriesId}', status: 200, ifMatch: true },
  answerStart: { method: 'post', path: '/series/{seriesId}/start', status: 200 },
  getSeriesSettings: { method: 'get', path: '/series/{seriesId}/settings', status: 200 },
  getCalendar: { method: 'get', path: '/series/{seriesId}/calendar', status: 200 },
  addPeople: { method: 'post', path: '/series/{seriesId}/people', status: 200 },
  setPerson: { method: 'patch', path: '/series/{seriesId}/people/{personId}', status: 200 },
  proposeHolidays: { method: 'get', path: '/series/{seriesId}/holidays', status: 200 },
  skipMeeting: { method: 'post', path: '/series/{seriesId}/skips', status: 201 },
  unskipMeeting: { method: 'delete', path: '/series/{seriesId}/skips/{date}', status: 200 },
  listPlaces: { method: 'get', path: '/places', status: 200 },
  getPlace: { method: 'get', path: '/places/{placeId}', status: 200 },
  linkPlace: { method: 'put', path: '/places/{placeId}/series', status: 200 },
  listMeetings: { method: 'get', path: '/series/{seriesId}/meetings', status: 200 },
  getMeeting: { method: 'get', path: '/meetings/{meetingId}', status: 200 },
  commandMeeting: { method: 'post', path: '/meetings/{meetingId}/commands', status: 200 },
  moveMeeting: { method: 'patch', path: '/meetings/{meetingId}', status: 200 },
  getRecipients: { method: 'get', path: '/meetings/{meetingId}/recipients', status: 200 },
  addItem: { method: 'post', path: '/meetings/{meetingId}/items', status: 201 },
  orderItems: { method: 'post', path: '/meetings/{meetingId}/items/order', status: 200 },
  editItem: { method: 'patch', path: '/meetings/{meetingId}/items/{itemId}', status: 200, ifMatch: true },
  removeItem: { method: 'delete', path: '/meetings/{meetingId}/items/{itemId}', status: 200, ifMatch: true },
  getCheckIn: { method: 'get', path: '/meetings/{meetingId}/check-ins/{personId}', status: 200 },
  putCheckIn: {
    method: 'put',
    path: '/meetings/{meetingId}/check-ins/{personId}',
    status: 200,
    ifMatch: true,
  },
  commandCheckIn: {
    method: 'post',
    path: '/meetings/{meetingId}/check-ins/{personId}/commands',
    status: 200,
  },
  listActions: { method: 'get', path: '/series/{seriesId}/actions', status: 200 },
  addAction: { method: 'post', path: '/series/{seriesId}/actions', status: 201 },
  editAction: { method: 'patch', path: '/actions/{actionId}', status: 200, ifMatch: true },
  settleAction: { method: 'post', path: '/actions/{actionId}/settlement', status: 200 },
  listParkingLot: { method: 'get', path: '/series/{seriesId}/parking-lot', status: 200 },
  searchHistory: { method: 'get', path: '/series/{seriesId}/history', status: 200 },
  listMyItems: { method: 'get', path: '/me/items', status: 200 },
  getMySettings: { method: 'get', path: '/me/settings', status: 200 },
  editMySettings: { method: 'patch', path: '/me/settings', status: 200, ifMatch: true },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;

/** Path of the live stream of a series (Server-Sent Events, read with fetch so that it carries the bearer token). */
export const livePath = '/series/{seriesId}/live';
